import type { TreeReading } from '../../shared/tree/types.ts';
import { linesOf } from './lines.ts';
import { openMap, readingOf, scalar } from './tree-builder.ts';

/** Reads `name value` and `name = value` lines: postgresql.conf, redis.conf, sshd_config. */
export function readWordLines(text: string): TreeReading {
  return readingOf(text, (whole) => {
    const root = openMap(1);
    for (const { number, text: line } of linesOf(whole)) {
      const found = /^\s*([\w.-]{1,200})(?:\s*=\s*|\s+|$)(.*)$/.exec(line);
      if (found === null) continue;
      const [, key = '', rest = ''] = found;
      const value = unquoted(rest.trim());
      const old = root.entries.get(key);
      const joined = old?.kind === 'scalar' ? `${String(old.value)}\n${value}` : value;
      root.entries.set(key, scalar(joined, old?.line ?? number));
    }
    return root;
  });
}

function unquoted(text: string): string {
  const quoted = /^'((?:[^']|'')*)'\s*(?:#.*)?$|^"([^"]*)"\s*(?:#.*)?$/.exec(text);
  if (quoted !== null) return quoted[1]?.replaceAll("''", "'") ?? quoted[2] ?? '';
  const comment = text.search(/(?:^|\s)#/);
  return comment === -1 ? text : text.slice(0, comment).trim();
}
