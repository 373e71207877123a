import type { ScriptStatement } from '../types.ts';

/** Statements of the new text that the old one has not, or not as often. Spaces do not count. */
export function addedStatements(
  before: readonly ScriptStatement[],
  after: readonly ScriptStatement[],
): readonly ScriptStatement[] {
  const left = new Map<string, number>();
  for (const { sql } of before) left.set(plain(sql), (left.get(plain(sql)) ?? 0) + 1);
  return after.filter(({ sql }) => {
    const count = left.get(plain(sql)) ?? 0;
    if (count > 0) left.set(plain(sql), count - 1);
    return count === 0;
  });
}

function plain(sql: string): string {
  return sql.replace(/\s+/g, ' ').replace(/ ?;$/, '').trim();
}
