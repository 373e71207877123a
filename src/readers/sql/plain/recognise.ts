/** How a script of SQL begins, behind comments: two words that prose does not put together. */
const BEGINNING =
  /^(?:create\s+(?:or\s+replace\s+)?(?:unlogged\s+|temp(?:orary)?\s+|unique\s+)?(?:table|index|view|materialized|function|procedure|schema|extension|type|sequence|database|role|user|trigger|policy|domain)\s|alter\s+(?:table|type|index|view|sequence|role|schema|database|system|function|policy|default|extension|user)\s|drop\s+(?:table|index|view|materialized|function|procedure|schema|extension|type|sequence|database|role|user|trigger|policy|domain|owned)\s|delete\s+from\s+\S+\s*(?:;|$|where\s|using\s)|truncate\s+(?:table\s+)?[\w".,\s]+(?:;|$|cascade|restart)|update\s+(?:only\s+)?[\w".]+\s+(?:as\s+\w+\s+)?set\s+[\w".(]+[^=]*=|insert\s+into\s+[\w".]+[\s(]|with\s+(?:recursive\s+)?\w+\s+as\s+(?:not\s+)?(?:materialized\s+)?\(|merge\s+into\s|begin\s*(?:;|transaction|work)|start\s+transaction|set\s+(?:local\s+|session\s+)?[\w.]+\s*(?:=|to)\s|grant\s+[\w,\s]+\s(?:on|to)\s|revoke\s+[\w,\s]+\s(?:on|from)\s|do\s+(?:language\s+\w+\s+)?\$|vacuum\s*(?:;|full|\()|lock\s+table\s|reindex\s+(?:table|index|database|schema|\()|refresh\s+materialized\s|comment\s+on\s|copy\s+[\w".]+\s*(?:\(|from\s|to\s)|call\s+[\w".]+\(|select\s+[^;]*(?:\sfrom\s|\)\s*;|;\s*$))/is;

/** Comments and blank lines at the start. */
const PRELUDE = /^(?:\ufeff|\s+|--[^\n]*(?:\n|$)|\/\*(?:[^*]|\*(?!\/))*\*\/)/;

const LOOKED_AT = 2000;

/** True for a name that ends in .sql, or a text that begins as SQL does. */
export function looksLikeSql(head: string, name: string): boolean {
  if (/\.sql$/i.test(name)) return true;
  if (/\.\w{1,8}$/.test(name)) return false;
  let rest = head;
  for (let found = PRELUDE.exec(rest); found !== null; found = PRELUDE.exec(rest)) {
    rest = rest.slice(found[0].length);
  }
  return BEGINNING.test(rest.slice(0, LOOKED_AT));
}
