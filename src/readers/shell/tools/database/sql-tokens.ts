/** SQL as tokens, alike in all dialects as far as that can be; where they differ nothing is said. */

/** One word, mark or literal; words in lower case, names and strings without their quotes. */
export interface SqlToken {
  readonly kind: 'word' | 'name' | 'string' | 'number' | 'mark';
  readonly text: string;
}

const TOKEN =
  /\s+|--[^\n]*|\/\*!?|'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|\[[^\]\n]{0,80}\]|\$\d+|[\p{L}_\u{fffc}][\p{L}\p{N}_$\u{fffc}]*|\d[\w.]*|[\s\S]/gu;

/**
 * Statements as tokens, without comments. Null where dialects would cut differently: a quote or comment
 * that does not end, a backslash in quotes, `$$`, `--` that is an operator in one and a comment in another.
 */
export function sqlStatements(sql: string): readonly (readonly SqlToken[])[] | null {
  const statements: SqlToken[][] = [[]];
  const tokens = new RegExp(TOKEN);
  for (let found = tokens.exec(sql); found !== null; found = tokens.exec(sql)) {
    const [text] = found;
    // MySQL runs what stands in `/*! … */`, and takes `5--1` for a sum.
    if (text === '/*!' || /^--[^\s-]/.test(text)) return null;
    if (text === '/*') {
      const end = sql.indexOf('*/', tokens.lastIndex);
      if (end < 0) return null;
      tokens.lastIndex = end + 2;
      continue;
    }
    if (/^\s/.test(text) || text.startsWith('--')) continue;
    if (text === ';') {
      statements.push([]);
      continue;
    }
    const token = tokenOf(text);
    if (token === null) return null;
    statements.at(-1)?.push(token);
  }
  return statements.filter((statement) => statement.length > 0);
}

function tokenOf(text: string): SqlToken | null {
  const first = text[0] ?? '';
  if (`'"\`[`.includes(first) && text.length > 1) {
    if (text.includes('\\')) return null;
    return { kind: first === "'" ? 'string' : 'name', text: text.slice(1, -1) };
  }
  if (/[\p{L}_\u{fffc}]/u.test(first)) return { kind: 'word', text: text.toLowerCase() };
  if (/\d/.test(first)) return { kind: 'number', text };
  if (text.length > 1) return { kind: 'word', text };
  return `'"\`$\\#`.includes(first) ? null : { kind: 'mark', text };
}
