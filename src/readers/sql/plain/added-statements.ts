import { tokenize } from '../dialects/lexer.ts';
import { tokenAt } from '../postgresql/text/skip-token.ts';
import type { Dialect, ScriptStatement } from '../types.ts';

/**
 * Statements of the new text that the old one has not, or not as often. How much space
 * there is does not count, and neither do comments outside quotes.
 */
export function addedStatements(
  before: readonly ScriptStatement[],
  after: readonly ScriptStatement[],
  dialect: Dialect,
): readonly ScriptStatement[] {
  const left = new Map<string, number>();
  for (const { sql } of before) {
    const key = bare(sql, dialect);
    left.set(key, (left.get(key) ?? 0) + 1);
  }
  return after.filter(({ sql }) => {
    const key = bare(sql, dialect);
    const count = left.get(key) ?? 0;
    if (count > 0) left.set(key, count - 1);
    return count === 0;
  });
}

function bare(sql: string, dialect: Dialect): string {
  // A psql command ends with its line, so what looks like a comment in it is part of it.
  if (sql.startsWith('\\')) return sql.trim();
  const words =
    dialect === 'postgresql' || dialect === 'unknown'
      ? ofPostgresql(sql)
      : tokenize(sql, dialect).map(({ raw }) => raw);
  return words
    .join(' ')
    .replace(/\s+/g, ' ')
    .replace(/[ ;]+$/, '');
}

function ofPostgresql(sql: string): readonly string[] {
  const words: string[] = [];
  for (let at = 0; at < sql.length;) {
    const { kind, end } = tokenAt(sql, at);
    if (kind !== 'space' && kind !== 'comment') words.push(sql.slice(at, end));
    at = end;
  }
  return words;
}
