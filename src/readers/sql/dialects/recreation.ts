import type { Act, CreateTable, Insert, ObjectName, Rename } from '../acts.ts';
import { tokenize } from './lexer.ts';

/**
 * Where a dialect cannot change a table in place, tools make a new one, copy all rows, drop the old one
 * and give the new one its name. That is one rewriting of the table, and is told as such. A copy that
 * leaves rows out (WHERE, LIMIT, a join) is no such thing, and the DROP TABLE stands.
 */
export function foldRecreations(acts: readonly Act[]): readonly Act[] {
  const folded = new Map<Act, Act | null>();
  acts.forEach((act, index) => {
    if (act.kind !== 'rename' || act.object !== 'table' || act.table === null) return;
    const parts = partsOf(act, acts.slice(0, index));
    if (parts === null) return;
    folded.set(parts.drop, {
      ...shared(parts.drop),
      kind: 'rewrite-table',
      table: parts.drop.table,
      what: 'recreated from a copy of all its rows',
    });
    for (const gone of [parts.create, parts.insert, act]) folded.set(gone, null);
  });
  if (folded.size === 0) return acts;
  return acts.flatMap((act) => {
    const instead = folded.get(act);
    return instead === undefined ? [act] : instead === null ? [] : [instead];
  });
}

function shared({ line, sql, translatedFrom, within, cost }: Act) {
  return { line, sql, translatedFrom, within, cost };
}

function partsOf(rename: Rename, before: readonly Act[]) {
  const made = rename.table as ObjectName;
  const drop = before.findLast(
    (act) => act.kind === 'drop-table' && same(act.table.name, rename.to),
  );
  const create = before.find(
    (act): act is CreateTable => act.kind === 'create-table' && same(act.table.name, made.name),
  );
  const insert = before.find(
    (act): act is Insert => act.kind === 'insert' && same(act.table.name, made.name),
  );
  if (drop?.kind !== 'drop-table' || create === undefined || insert === undefined) return null;
  const inOrder =
    before.indexOf(create) < before.indexOf(insert) &&
    before.indexOf(insert) < before.indexOf(drop);
  return inOrder && copiesAll(insert.sql, rename.to) ? { drop, create, insert } : null;
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === (b.split('.').at(-1) ?? b).toLowerCase();
}

/** `INSERT … SELECT … FROM old`, and nothing behind it. */
function copiesAll(sql: string, source: string): boolean {
  const tokens = tokenize(sql, 'sqlite').filter(({ kind, text }) => kind !== 'end' && text !== ';');
  if (
    tokens.some(
      ({ kind, text }) =>
        kind === 'word' &&
        /^(?:WHERE|LIMIT|JOIN|DISTINCT|TOP|UNION|EXCEPT|INTERSECT|IGNORE|GROUP|HAVING)$/.test(text),
    )
  )
    return false;
  const from = tokens.findLastIndex(({ kind, text }) => kind === 'word' && text === 'FROM');
  const rest = tokens.slice(from + 1).filter(({ text }) => text !== '.');
  const name = rest.findIndex(({ kind, text, raw }) => same(kind === 'word' ? raw : text, source));
  const after = rest.slice(name + 1);
  // An alias or a hint may follow, a second table may not.
  return from !== -1 && name !== -1 && !after.some(({ text }) => text === ',') && after.length <= 6;
}
