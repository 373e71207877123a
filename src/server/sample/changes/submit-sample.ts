import type { Sample } from '../../../config/sample/types.ts';
import type { Engine } from '../../../engine/engine.ts';
import { expireCases } from '../../../engine/cases/expire-cases.ts';
import type { CaseState, StoredCase } from '../../../engine/ports.ts';
import { submitCase } from '../../../engine/cases/submit-case.ts';
import { readSample } from './read-sample.ts';

/** A case in any other state is over without anybody having decided, so the sample may show it again. */
const STANDS: readonly CaseState[] = ['waiting', 'released', 'refused', 'denied'];

/**
 * Hands in the sample's changes through the same readers and engine as any other. Those whose slot has a
 * case that waits or was decided are left alone, so that a restart changes nothing. Returns the new cases.
 * Throws `InputError` when the sample's own files cannot be used.
 */
export async function submitSample(
  engine: Engine,
  { changes }: Pick<Sample, 'changes'>,
): Promise<readonly StoredCase[]> {
  await expireCases(engine, engine.clock.now());
  const there = await engine.store.listCases({ states: STANDS, limit: 500 });
  const taken = new Set(there.map(({ slot }) => slot));
  const submitted: StoredCase[] = [];
  for (const change of changes) {
    if (taken.has(change.slot)) continue;
    const by = { kind: 'machine', name: change.submittedBy } as const;
    submitted.push(
      (await submitCase(engine, await readSample(change, engine.world.policy), by)).case,
    );
  }
  return submitted;
}
