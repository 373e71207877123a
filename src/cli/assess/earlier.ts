import type { EarlierEffect } from '../../core/assess.ts';
import { sealChange } from '../../core/change/seal.ts';
import { sha256 } from '../../engine/sha256.ts';
import { joinParts } from '../../readers/read-change.ts';
import type { CliContext } from '../context.ts';
import { readPaths } from './read-inputs.ts';

/** Protection that an earlier plan removed, from which this change may profit. */
export async function earlierEffects(
  previous: string | undefined,
  now: string,
  context: CliContext,
): Promise<readonly EarlierEffect[]> {
  if (previous === undefined) return [];
  const change = sealChange(joinParts(await readPaths([previous], context)).draft, sha256);
  return change.effects
    .filter((effect) => effect.traits.includes('protection-removed'))
    .map((effect) => ({
      changeDigest: change.digest,
      at: now,
      address: effect.resource.address,
      trait: 'protection-removed',
    }));
}
