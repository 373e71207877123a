import type { TreeReading } from '../../shared/tree/types.ts';
import { linesOf } from './lines.ts';
import type { Line } from './lines.ts';
import { openMap, readingOf, scalar } from './tree-builder.ts';

/** Reads Java properties: continued lines, escapes, `=`, `:` or a space. The last of two same keys counts. */
export function readProperties(text: string): TreeReading {
  return readingOf(text, (whole) => {
    const root = openMap(1);
    for (const { number, text: line } of logicalLines(linesOf(whole))) {
      const end = endOfKey(line);
      const rest = line.slice(end).replace(/^[ \t\f]*[=:]?[ \t\f]*/, '');
      root.entries.set(unescaped(line.slice(0, end)), scalar(unescaped(rest), number));
    }
    return root;
  });
}

/** Lines put together where the one before ends in an odd number of backslashes; no comments. */
function logicalLines(lines: readonly Line[]): readonly Line[] {
  const found: Line[] = [];
  let open: { number: number; parts: string[] } | null = null;
  for (const { number, text } of lines) {
    const start = text.replace(/^[ \t\f]+/, '');
    if (open === null && (start === '' || start.startsWith('#') || start.startsWith('!'))) continue;
    open ??= { number, parts: [] };
    const continued = /(?:^|[^\\])(?:\\\\)*\\$/.test(start);
    open.parts.push(continued ? start.slice(0, -1) : start);
    if (continued) continue;
    found.push({ number: open.number, text: open.parts.join('') });
    open = null;
  }
  if (open !== null) found.push({ number: open.number, text: open.parts.join('') });
  return found;
}

function endOfKey(line: string): number {
  for (let at = 0; at < line.length; at++) {
    const char = line[at] ?? '';
    if (char === '\\') at++;
    else if ('=: \t\f'.includes(char)) return at;
  }
  return line.length;
}

const ESCAPES: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', f: '\f' };

function unescaped(text: string): string {
  return text.replace(/\\(u[0-9a-fA-F]{4}|.|$)/gs, (_, code: string) =>
    code.length === 5
      ? String.fromCharCode(Number.parseInt(code.slice(1), 16))
      : (ESCAPES[code] ?? code),
  );
}
