/** Placeholders of template languages and of psql, told apart by what they may stand for. */
const PLACEHOLDER =
  /\{%[^%]{0,500}(?:%(?!\})[^%]{0,500}){0,4}%\}|\{#[^#]*#\}|<%=?[^%]*%>|\{\{[^{}]*\}\}|\$\{[^{}]*\}|#\{[^{}]*\}|\$\([A-Za-z_]\w*\)|%\([A-Za-z_]\w*\)s|(?<![:\w]):'\w+'|(?<![:\w]):"\w+"|(?<![:\w]):[A-Za-z_]\w*|@[A-Za-z_][\w:.]*@|(?<![\w%])%s\b|(?<=[\s(,=])\?(?=[\s),;]|$)/g;

export interface Untemplated {
  readonly sql: string;
  /** Puts the placeholders back into a tree that was parsed from `sql`. */
  readonly restore: <T>(tree: T) => T;
}

/**
 * The statement with its placeholders as identifiers and literals, each on the line where it was; null
 * where there are none. Control blocks (`{% if %}`) go, so that every branch is read.
 */
export function untemplate(sql: string): Untemplated | null {
  const originals: string[] = [];
  const plain = sql.replace(PLACEHOLDER, (placeholder) => {
    const lines = placeholder.replace(/[^\n]/g, '');
    if (/^(?:\{[%#]|<%[^=])/.test(placeholder)) return ` ${lines}`;
    originals.push(placeholder);
    const name = `hp_${originals.length - 1}_template`;
    return (placeholder.startsWith(":'") ? `'${name}'` : name) + lines;
  });
  if (plain === sql) return null;
  return {
    sql: plain,
    restore: (tree) =>
      JSON.parse(
        JSON.stringify(tree).replace(/hp_(\d+)_template/g, (name, index: string) =>
          JSON.stringify(originals[Number(index)] ?? name).slice(1, -1),
        ),
      ) as typeof tree,
  };
}
