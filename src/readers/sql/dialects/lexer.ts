/** Tokens of MySQL, SQLite and T-SQL, each with its place. Comments are left out. */
export interface SqlToken {
  readonly kind: 'word' | 'name' | 'string' | 'number' | 'mark' | 'end';
  /** A word in upper case; a name or string without its quotes; a mark as it stands. */
  readonly text: string;
  /** As written. */
  readonly raw: string;
  readonly start: number;
  readonly end: number;
  /** A quote whose end never comes. */
  readonly unclosed?: true;
}

export type LocalDialect = 'mysql' | 'sqlite' | 'tsql';

const WORD = /[\p{L}_@$#\u0080-\uFFFF][\p{L}\p{N}_@$#\u0080-\uFFFF]*/uy;
const NUMBER = /\d[\w.]*/y;
const SPACE = /\s+/y;
const LINE = /[^\r\n]*/y;
const MARKS = /(?:<=>|<>|!=|>=|<=|:=|\|\||::|.)/suy;

/** Cuts text into tokens. Never throws: a quote that is never closed goes to the end of the text. */
export function tokenize(text: string, dialect: LocalDialect): readonly SqlToken[] {
  const tokens: SqlToken[] = [];
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  let inVersioned = false;
  while (at < text.length) {
    const after = skipped(text, at, dialect, inVersioned);
    if (after !== null) {
      inVersioned = after.inVersioned;
      at = after.at;
      continue;
    }
    const token = tokenAt(text, at, dialect);
    tokens.push(token);
    at = token.end;
  }
  tokens.push({ kind: 'end', text: '', raw: '', start: text.length, end: text.length });
  return tokens;
}

/** White space and comments. What stands in an executable comment is code for MySQL, and only the marks are skipped. */
function skipped(text: string, at: number, dialect: LocalDialect, inVersioned: boolean) {
  const char = text[at] as string;
  SPACE.lastIndex = at;
  const space = SPACE.exec(text);
  if (space !== null) return { at: at + space[0].length, inVersioned };
  if (char === '\0') return { at: at + 1, inVersioned };
  if (text.startsWith('--', at) || (char === '#' && dialect === 'mysql')) {
    // A carriage return alone ends a comment for some servers; what follows is then read rather than lost.
    LINE.lastIndex = at;
    return { at: at + (LINE.exec(text)?.[0].length ?? 0), inVersioned };
  }
  if (inVersioned && text.startsWith('*/', at)) return { at: at + 2, inVersioned: false };
  if (!text.startsWith('/*', at)) return null;
  const versioned = dialect === 'mysql' ? /\/\*M?!\d*/y : null;
  if (versioned !== null) {
    versioned.lastIndex = at;
    const found = versioned.exec(text);
    if (found !== null) return { at: at + found[0].length, inVersioned: true };
  }
  return { at: endOfComment(text, at, dialect === 'tsql'), inVersioned };
}

function endOfComment(text: string, from: number, nests: boolean): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (text.startsWith('/*', at) && (nests || depth === 0)) {
      depth++;
      at++;
    } else if (text.startsWith('*/', at)) {
      depth--;
      at++;
      if (depth === 0) return at + 1;
    }
  }
  return text.length;
}

function tokenAt(text: string, at: number, dialect: LocalDialect): SqlToken {
  const char = text[at] as string;
  const prefixed = /[nNxXbB]/.test(char) && text[at + 1] === "'";
  if (char === "'" || prefixed)
    return quoted(text, at, prefixed ? at + 1 : at, "'", 'string', dialect);
  if (char === '"')
    return quoted(text, at, at, '"', dialect === 'mysql' ? 'string' : 'name', dialect);
  if (char === '`') return quoted(text, at, at, '`', 'name', dialect);
  if (char === '[' && dialect !== 'mysql') return quoted(text, at, at, ']', 'name', dialect);
  for (const [kind, pattern] of [
    ['word', WORD],
    ['number', NUMBER],
    ['mark', MARKS],
  ] as const) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found === null) continue;
    const raw = found[0];
    return {
      kind,
      text: kind === 'word' ? raw.toUpperCase() : raw,
      raw,
      start: at,
      end: at + raw.length,
    };
  }
  return { kind: 'mark', text: char, raw: char, start: at, end: at + 1 };
}

function quoted(
  text: string,
  start: number,
  open: number,
  close: string,
  kind: 'string' | 'name',
  dialect: LocalDialect,
): SqlToken {
  let value = '';
  let at = open + 1;
  let from = at;
  for (; at < text.length; at++) {
    const char = text[at];
    if (char === '\\' && dialect === 'mysql' && kind === 'string') {
      value += text.slice(from, at);
      at++;
      from = at;
    } else if (char === close) {
      if (text[at + 1] !== close) break;
      value += text.slice(from, at + 1);
      at++;
      from = at + 1;
    }
  }
  value += text.slice(from, at);
  const end = Math.min(at + 1, text.length);
  const token = { kind, text: value, raw: text.slice(start, end), start, end };
  return at < text.length ? token : { ...token, unclosed: true };
}
