import type { Engine } from '../../engine.ts';
import { redecideCase } from './redecide-case.ts';

const MOST = 500;

/** Decides every waiting case again. Resolves to the ids that came out otherwise. */
export async function redecideWaiting(engine: Engine, why: string): Promise<readonly string[]> {
  const changed: string[] = [];
  const waiting = await engine.store.listCases({ states: ['waiting'], limit: MOST });
  for (const { id } of waiting) {
    const isChanged = await engine.store.transaction(async (tx) => {
      const row = await tx.lockCase(id);
      if (row?.state !== 'waiting') return false;
      return (await redecideCase(engine, tx, row, why)) !== row;
    });
    if (isChanged) changed.push(id);
  }
  return changed;
}
