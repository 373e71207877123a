import { eachWaiting } from '../../cases/each-waiting.ts';
import type { Engine } from '../../engine.ts';
import { redecideCase } from './redecide-case.ts';

/** Decides every waiting case again. Resolves to the ids that came out otherwise. */
export function redecideWaiting(engine: Engine, why: string): Promise<readonly string[]> {
  return eachWaiting(engine, async (tx, row) => (await redecideCase(engine, tx, row, why)) !== row);
}
