import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { SampleChange } from '../../../config/sample/types.ts';
import { sealChange } from '../../../core/change/seal.ts';
import type { Policy } from '../../../core/policy/types.ts';
import { sha256 } from '../../../engine/sha256.ts';
import type { CaseSubmission } from '../../../engine/cases/submit-case.ts';
import { readChange } from '../../../readers/read-change.ts';
import { readPullRequest } from './pull-request.ts';

/**
 * Reads one of the sample's changes by the same readers as any other, and looks for what its policy wants
 * looked for. Throws `InputError` when its inputs cannot be read.
 */
export async function readSample(
  sample: SampleChange,
  { terms }: Pick<Policy, 'terms'>,
): Promise<CaseSubmission> {
  const { title, slot, link, validations, origin } = sample;
  const inputs = sample.inputs.map(({ name, path }) => ({ name, bytes: createReadStream(path) }));
  const { draft, actors, clues } = await readChange(inputs, { sha256: () => createHash('sha256') });
  const account = {
    actors: [...actors, ...sample.actors],
    clues: [...clues, ...sample.clues],
    validations,
  };
  if (origin === null) return { title, slot, link, change: sealChange(draft, sha256), ...account };
  const request = await readPullRequest(sample, origin, terms?.findings ?? {});
  const signals = [...draft.signals, ...(request.draft.signals ?? [])];
  return {
    title,
    slot,
    link,
    change: sealChange({ ...draft, ...request.draft, signals }, sha256),
    ...request.account,
    actors: [...request.account.actors, ...account.actors],
    clues: [...request.account.clues, ...account.clues],
    validations,
  };
}
