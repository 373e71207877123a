import { expect, it } from 'vitest';
import { effectBetween } from '../../sample-files.ts';
import { CLASS, VOLUME } from '../../sample-manifests.ts';

const BY_HAND = VOLUME.replace('  persistentVolumeReclaimPolicy: Retain\n', '');
const DYNAMIC = CLASS.replace('reclaimPolicy: Retain\n', '');

it.each([
  ['a volume says Delete', BY_HAND, VOLUME.replace('Retain', 'Delete'), true],
  ['a volume says Retain', BY_HAND, VOLUME, false],
  ['a volume says nothing any more', VOLUME, BY_HAND.replace('10Gi', '20Gi'), false],
  ['a class says Delete', DYNAMIC, CLASS.replace('Retain', 'Delete'), false],
  ['a class says nothing any more', CLASS, DYNAMIC, true],
])('what is left to the default, and %s', async (_what, before, after, unprotected) => {
  const effect = await effectBetween(before, after);
  expect(effect?.traits.includes('protection-removed')).toBe(unprotected);
});
