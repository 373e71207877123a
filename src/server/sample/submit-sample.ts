import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { loadSampleChanges } from '../../config/sample/load.ts';
import type { SampleChange } from '../../config/sample/load.ts';
import { sealChange } from '../../core/change/seal.ts';
import type { Engine } from '../../engine/engine.ts';
import { expireCases } from '../../engine/expire-cases.ts';
import type { CaseState, StoredCase } from '../../engine/ports.ts';
import { sha256 } from '../../engine/sha256.ts';
import { submitCase } from '../../engine/submit-case.ts';
import { readChange } from '../../readers/read-change.ts';

/** A case in any other state is over without anybody having decided, so the sample may show it again. */
const STANDS: readonly CaseState[] = ['waiting', 'released', 'refused', 'denied'];

/**
 * Hands in the sample's changes through the same readers and engine as any other. Those whose slot has a
 * case that waits or was decided are left alone, so that a restart changes nothing. Returns the new cases.
 * Throws `ConfigError` or `InputError` when the sample's own files cannot be used.
 */
export async function submitSample(engine: Engine, dir: string): Promise<readonly StoredCase[]> {
  await expireCases(engine, engine.clock.now());
  const there = await engine.store.listCases({ states: STANDS, limit: 500 });
  const taken = new Set(there.map(({ slot }) => slot));
  const submitted: StoredCase[] = [];
  for (const change of await loadSampleChanges(dir)) {
    if (!taken.has(change.slot)) submitted.push(await submit(engine, change));
  }
  return submitted;
}

async function submit(engine: Engine, sample: SampleChange): Promise<StoredCase> {
  const inputs = sample.inputs.map(({ name, path }) => ({ name, bytes: createReadStream(path) }));
  const read = await readChange(inputs, { sha256: () => createHash('sha256') });
  const submission = {
    title: sample.title,
    slot: sample.slot,
    link: sample.link,
    change: sealChange(read.draft, sha256),
    actors: [...read.actors, ...sample.actors],
    clues: [...read.clues, ...sample.clues],
    validations: sample.validations,
  };
  const { case: row } = await submitCase(engine, submission, {
    kind: 'machine',
    name: sample.submittedBy,
  });
  return row;
}
