/**
 * As much of YAML as files of tasks need: maps, lists, plain and quoted text, blocks, `[a, b]`. Whatever
 * else stands there is left as text. The full reader is too heavy to be loaded before every command.
 */

export type Tree = string | readonly Tree[] | { readonly [key: string]: Tree };

interface Line {
  readonly indent: number;
  readonly text: string;
  readonly raw: string;
}

const MOST_LINES = 10_000;
const DEEPEST = 40;

export function treeOf(text: string): Tree {
  const lines = text.split(/\r?\n/, MOST_LINES).map((raw): Line => {
    const trimmed = raw.trimStart();
    return { indent: raw.length - trimmed.length, text: trimmed.trimEnd(), raw };
  });
  return blockAt(lines, { at: 0 }, 0, 0);
}

interface Cursor {
  at: number;
}

function skipEmpty(lines: readonly Line[], cursor: Cursor): Line | undefined {
  while (cursor.at < lines.length && /^(?:#.*|---.*)?$/.test(lines[cursor.at]?.text ?? ''))
    cursor.at += 1;
  return lines[cursor.at];
}

function blockAt(lines: readonly Line[], cursor: Cursor, least: number, depth: number): Tree {
  const first = skipEmpty(lines, cursor);
  if (first === undefined || first.indent < least || depth > DEEPEST) return '';
  return first.text.startsWith('- ') || first.text === '-'
    ? listAt(lines, cursor, first.indent, depth)
    : mapAt(lines, cursor, first.indent, depth);
}

function listAt(lines: readonly Line[], cursor: Cursor, indent: number, depth: number): Tree {
  const items: Tree[] = [];
  for (;;) {
    const line = skipEmpty(lines, cursor);
    if (line === undefined || line.indent !== indent || !/^-(?:\s|$)/.test(line.text)) return items;
    const rest = line.text.slice(1).trimStart();
    const inner = indent + (line.text.length - rest.length);
    if (rest === '') {
      cursor.at += 1;
      items.push(blockAt(lines, cursor, indent + 1, depth + 1));
    } else if (keyOf(rest) === null) {
      cursor.at += 1;
      items.push(valueOf(rest, lines, cursor, indent));
    } else items.push(mapFrom(rest, lines, cursor, inner, depth + 1));
  }
}

/** A map whose first key stands behind a dash. */
function mapFrom(
  first: string,
  lines: readonly Line[],
  cursor: Cursor,
  indent: number,
  depth: number,
): Tree {
  const map: Record<string, Tree> = {};
  cursor.at += 1;
  entry(map, first, lines, cursor, indent, depth);
  return { ...map, ...(mapAt(lines, cursor, indent, depth) as Record<string, Tree>) };
}

function mapAt(lines: readonly Line[], cursor: Cursor, indent: number, depth: number): Tree {
  const map: Record<string, Tree> = {};
  for (;;) {
    const line = skipEmpty(lines, cursor);
    if (line === undefined || line.indent !== indent || /^-(?:\s|$)/.test(line.text)) {
      if (line !== undefined && line.indent > indent) {
        cursor.at += 1;
        continue;
      }
      return map;
    }
    cursor.at += 1;
    entry(map, line.text, lines, cursor, indent, depth);
  }
}

function entry(
  map: Record<string, Tree>,
  text: string,
  lines: readonly Line[],
  cursor: Cursor,
  indent: number,
  depth: number,
): void {
  const found = keyOf(text);
  if (found === null || found.key === '__proto__') return;
  if (found.rest !== '') {
    map[found.key] = valueOf(found.rest, lines, cursor, indent);
    return;
  }
  const next = skipEmpty(lines, cursor);
  const list = next !== undefined && next.indent === indent && /^-(?:\s|$)/.test(next.text);
  map[found.key] = list
    ? listAt(lines, cursor, indent, depth + 1)
    : blockAt(lines, cursor, indent + 1, depth + 1);
}

function keyOf(text: string): { readonly key: string; readonly rest: string } | null {
  const found =
    /^(?:'([^']*)'|"([^"]*)"|([^\s'"[{#&*!|>][^:#]*(?::[^\s:#][^:#]*)*))\s*:(?:\s+(.*))?$/.exec(
      text,
    );
  if (found === null) return null;
  const [, single, double, plain = '', rest = ''] = found;
  return { key: (single ?? double ?? plain).trim(), rest: rest.startsWith('#') ? '' : rest };
}

function valueOf(text: string, lines: readonly Line[], cursor: Cursor, indent: number): Tree {
  const block = /^([|>])[-+\d]*\s*(?:#.*)?$/.exec(text);
  if (block !== null) return blockText(lines, cursor, indent, block[1] === '>' ? ' ' : '\n');
  if (text.startsWith('[') && text.endsWith(']'))
    return (text.slice(1, -1).match(/'[^']*'|"[^"]*"|[^,]+/g) ?? [])
      .map((part) => scalar(part.trim()))
      .filter((part) => part !== '');
  let joined = text;
  while (!/^['"]/.test(text)) {
    const next = lines[cursor.at];
    if (next === undefined || next.indent <= indent || next.text === '') break;
    joined += ` ${next.text}`;
    cursor.at += 1;
  }
  return scalar(joined);
}

function blockText(
  lines: readonly Line[],
  cursor: Cursor,
  indent: number,
  between: string,
): string {
  const taken: Line[] = [];
  while (cursor.at < lines.length) {
    const line = lines[cursor.at] as Line;
    if (line.text !== '' && line.indent <= indent) break;
    taken.push(line);
    cursor.at += 1;
  }
  const inner = taken.find(({ text }) => text !== '')?.indent ?? 0;
  return taken
    .map(({ raw }) => raw.slice(inner))
    .join(between)
    .trimEnd();
}

function scalar(text: string): string {
  if (/^'.*'$/.test(text)) return text.slice(1, -1).replaceAll("''", "'");
  if (/^".*"$/.test(text))
    return text.slice(1, -1).replace(/\\(.)/g, (_, each: string) => (each === 'n' ? '\n' : each));
  return text.replace(/\s#.*$/, '');
}
