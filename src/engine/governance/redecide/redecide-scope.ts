import type { Engine } from '../../engine.ts';
import { redecideCase } from './redecide-case.ts';
import { redecideWaiting } from './redecide-waiting.ts';
import type { StoredException } from '../types.ts';

/** Decides again whatever waits and the exception speaks of. Resolves to the ids that came out otherwise. */
export async function redecideScope(
  engine: Engine,
  { scope }: Pick<StoredException, 'scope'>,
  why: string,
): Promise<readonly string[]> {
  if (scope.kind !== 'case') return redecideWaiting(engine, why);
  return engine.store.transaction(async (tx) => {
    const row = await tx.lockCase(scope.case);
    if (row?.state !== 'waiting') return [];
    return (await redecideCase(engine, tx, row, why)) === row ? [] : [row.id];
  });
}
