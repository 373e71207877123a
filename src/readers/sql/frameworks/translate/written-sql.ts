import { textOf } from './value.ts';
import type { Call } from './value.ts';

/** Calls that mostly ask for rows, and run whatever statement they are given. */
const RUN_ANYTHING: ReadonlySet<string> = new Set(['query', 'raw', 'prepare']);
const WRITES =
  /^[\s(]*(?:ALTER|CREATE|DELETE|DROP|GRANT|INSERT|MERGE|RENAME|REPLACE|REVOKE|TRUNCATE|UPDATE)\s+[\w"`[]/i;

/** A statement that changes something, handed to a call that by its name only asks; else null. */
export function writtenSql(call: Call): string | null {
  for (const { name, args } of call.links) {
    if (args === null || !RUN_ANYTHING.has(name)) continue;
    const text = textOf(args.list[0]);
    if (text !== null && WRITES.test(text)) return text;
  }
  return null;
}
