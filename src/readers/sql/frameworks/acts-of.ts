import { LineMask } from '../../shared/mask-secrets.ts';
import type { Act } from '../acts.ts';
import type { Analyser, Dialect, ScriptStatement } from '../types.ts';
import { render } from './translate/render.ts';
import { COMPUTED_NAME } from './translate/value.ts';
import type { Translated } from './translate/walk.ts';

const LONGEST_CALL = 160;

const COMPUTED = new RegExp(`${COMPUTED_NAME}|\\bcomputed\\b(?!\\s*\\()`, 'g');

/** The acts of translated code, each with the line of its call. */
export function actsOf(
  translated: readonly Translated[],
  text: string,
  dialect: Dialect,
  analyser: Analyser,
): readonly Act[] {
  const lines = text.split('\n');
  let names = 0;
  return translated.flatMap(({ operation, line }): readonly Act[] => {
    const translatedFrom = callOn(lines[line - 1] ?? '');
    // No two names that nobody knows are ever taken for the same table.
    const sql =
      render(operation, dialect)?.replaceAll(COMPUTED, () => `computed_${++names}_`) ?? null;
    if (sql === null) {
      if (operation.kind !== 'opaque') return [];
      const { reason, message } = operation;
      const shared = { line, sql: translatedFrom, translatedFrom, within: null, cost: null };
      return [{ ...shared, kind: 'opaque', reason, message }];
    }
    const statements: readonly ScriptStatement[] =
      operation.kind === 'sql'
        ? analyser.split(sql).map((statement) => ({ ...statement, line, translatedFrom }))
        : [{ sql, line, translatedFrom }];
    return statements.flatMap((statement) => analyser.analyse(statement));
  });
}

/** The line on which a call begins, as it may be shown. */
function callOn(line: string): string {
  return new LineMask().show(line.trim().slice(0, LONGEST_CALL));
}

/** What the new version does that the old one did not do, or not as often. */
export function addedOnly(
  before: readonly Translated[],
  after: readonly Translated[],
): readonly Translated[] {
  const left = new Map<string, number>();
  const keyOf = ({ operation }: Translated) =>
    JSON.stringify(operation).replace(/(?:\s|\\[rnt])+/g, ' ');
  for (const one of before) left.set(keyOf(one), (left.get(keyOf(one)) ?? 0) + 1);
  return after.filter((one) => {
    const count = left.get(keyOf(one)) ?? 0;
    if (count > 0) left.set(keyOf(one), count - 1);
    return count === 0;
  });
}
