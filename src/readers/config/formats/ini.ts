import type { Tree, TreeReading } from '../../shared/tree/types.ts';
import { linesOf } from './lines.ts';
import { LineFault, mapUnder, openMap, readingOf, scalar } from './tree-builder.ts';

const SECTION = /^\[([^\]]{0,300})\]\s*(?:[#;].*)?$/;
const ASSIGNMENT = /^([^=:\s][^=:]{0,300}?)\s{0,300}[=:](.*)$/;

/**
 * Reads INI, systemd units and their like. Sections become maps; a key that stands twice in a section
 * keeps both values, one a line. A line that is neither section, key nor comment is a failure.
 */
export function readIni(text: string): TreeReading {
  return readingOf(text, (whole) => {
    const root = openMap(1);
    let section = root;
    let last: { readonly key: string; readonly line: number } | null = null;
    for (const { number, text: line } of linesOf(whole)) {
      const trimmed = line.trim();
      if (trimmed === '' || /^[#;]/.test(trimmed)) continue;
      const header = SECTION.exec(trimmed);
      if (header !== null) {
        section = mapUnder(root, header[1]?.trim() ?? '', number) ?? root;
        last = null;
        continue;
      }
      if (/^[ \t]/.test(line) && last !== null && !ASSIGNMENT.test(trimmed)) {
        add(section.entries, last.key, trimmed, last.line);
        continue;
      }
      const found = ASSIGNMENT.exec(trimmed);
      if (found === null && !/^!?[\w.-]{1,200}$/.test(trimmed)) {
        throw new LineFault(number, 'it is neither a section, a key with a value nor a comment');
      }
      const key = (found?.[1] ?? trimmed).trim();
      add(section.entries, key, found === null ? true : valueOf(found[2] ?? ''), number);
      last = { key, line: number };
    }
    return root;
  });
}

function valueOf(raw: string): string {
  const text = raw.trim();
  const quoted = /^"([^"]*)"\s*(?:[#;].*)?$|^'([^']*)'\s*(?:[#;].*)?$/.exec(text);
  if (quoted !== null) return quoted[1] ?? quoted[2] ?? '';
  const comment = text.search(/\s[#;]/);
  return comment === -1 ? text : text.slice(0, comment).trim();
}

function add(entries: Map<string, Tree>, key: string, value: string | true, line: number): void {
  const old = entries.get(key);
  const joined = old?.kind === 'scalar' ? `${String(old.value)}\n${String(value)}` : value;
  entries.set(key, scalar(joined, old?.line ?? line));
}
