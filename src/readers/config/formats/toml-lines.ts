import { LIMITS, TreeFault } from '../../shared/tree/limits.ts';

/** Finds the lines of keys in TOML: its parser gives values without places. */

/**
 * 1-based lines by the JSON of the path; an entry of an array of tables is `#` and its index. Throws a
 * `TreeFault` on a key that is too deep; what is no TOML gives lines that mean nothing.
 */
export function tomlLines(text: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const counts = new Map<string, number>();
  let table: readonly string[] = [];
  let line = 1;
  for (let at = 0; at < text.length;) {
    const rest = endOfLine(text, at);
    const start = text.slice(at, rest).trimStart();
    if (start === '' || start.startsWith('#')) {
      line++;
      at = rest + 1;
      continue;
    }
    if (start.startsWith('[')) {
      const many = start.startsWith('[[');
      const written = keyAt(start, many ? 2 : 1).path;
      const above = withIndexes(written.slice(0, many ? -1 : undefined), counts);
      table = many ? enter([...above, written.at(-1) ?? ''], counts) : above;
      if (many) remember(found, table.slice(0, -1), line);
      remember(found, table, line);
      line++;
      at = rest + 1;
      continue;
    }
    const offset = rest - start.length;
    const key = keyAt(start, 0);
    remember(found, [...table, ...key.path], line);
    const end = endOfValue(text, offset + key.end);
    for (let place = at; place < end; place++) if (text.charCodeAt(place) === 10) line++;
    line++;
    at = end + 1;
  }
  return found;
}

/** Tables above that no line of its own declares take the line of the first below them. */
function remember(found: Map<string, number>, path: readonly string[], line: number): void {
  for (let length = path.length; length > 0; length--) {
    const name = JSON.stringify(path.slice(0, length));
    if (found.has(name)) return;
    found.set(name, line);
  }
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

/** A dotted key that starts at an offset, and where it ends. */
function keyAt(
  text: string,
  from: number,
): { readonly path: readonly string[]; readonly end: number } {
  const path: string[] = [];
  const part = /\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([A-Za-z0-9_-]+))\s*(\.?)/y;
  part.lastIndex = from;
  for (;;) {
    const found = part.exec(text);
    if (found === null) return { path, end: Math.max(from, part.lastIndex) };
    if (path.length >= LIMITS.depth) throw new TreeFault(from, 'it is nested too deeply');
    path.push(found[1] === undefined ? (found[2] ?? found[3] ?? '') : unescaped(found[1]));
    if (found[4] === '') return { path, end: part.lastIndex };
  }
}

function unescaped(text: string): string {
  try {
    return JSON.parse(`"${text}"`) as string;
  } catch {
    return text;
  }
}

/** Names of arrays of tables that were met before lead into their last entry. */
function withIndexes(
  path: readonly string[],
  counts: ReadonlyMap<string, number>,
): readonly string[] {
  const full: string[] = [];
  for (const name of path) {
    full.push(name);
    const count = counts.get(JSON.stringify(full));
    if (count !== undefined) full.push(`#${count - 1}`);
  }
  return full;
}

function enter(path: readonly string[], counts: Map<string, number>): readonly string[] {
  const name = JSON.stringify(path);
  const count = counts.get(name) ?? 0;
  counts.set(name, count + 1);
  return [...path, `#${count}`];
}

/** The end of the line on which a value ends; brackets and strings may run over several lines. */
function endOfValue(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const char = text[at];
    if (char === '\n' && depth === 0) return at;
    if (char === '[' || char === '{') depth++;
    else if (char === ']' || char === '}') depth--;
    else if (char === '#') at = endOfLine(text, at) - 1;
    else if (char === '"' || char === "'") at = endOfString(text, at, char);
  }
  return text.length;
}

/** Offset of the last character of the string that begins here. */
function endOfString(text: string, from: number, quote: string): number {
  const long = text.startsWith(quote.repeat(3), from);
  const mark = long ? quote.repeat(3) : quote;
  for (let at = from + mark.length; at < text.length; at++) {
    if (quote === '"' && text[at] === '\\') at++;
    else if (text.startsWith(mark, at)) {
      let end = at + mark.length - 1;
      // Up to two quotes may stand before the three that close.
      if (long) while (text[end + 1] === quote && end < at + 4) end++;
      return end;
    }
  }
  return text.length;
}
