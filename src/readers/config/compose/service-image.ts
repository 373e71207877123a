import { at } from '../../shared/tree/look.ts';
import { keepsData, versionStep } from './images.ts';
import { serviceAct } from './types.ts';
import type { ServiceRule } from './types.ts';

/** A database gets an image that may not read the data of the one before. */
export const imageRule: ServiceRule = (pair) => {
  const { before, after } = pair.images;
  if (before === null || after === null || !keepsData(before)) return [];
  const lines = {
    before: [at(pair.before, 'image')?.line ?? 1],
    after: [at(pair.after, 'image')?.line ?? 1],
  };
  const other = before.name !== after.name;
  const step = other ? 'none' : versionStep(before, after);
  if (!other && step === 'none') return [];
  if (other && (after.name.includes(before.name) || before.name.includes(after.name))) return [];
  const from = `${before.name}:${before.tag}`;
  const to = `${after.name}:${after.tag}`;
  const why = other
    ? `${pair.name} turns from ${from} to ${to}, which does not read its data`
    : step === 'up'
      ? `${pair.name} goes from ${from} to ${to}; over a major version it refuses the old data or converts it with no way back (list of databases)`
      : step === 'down'
        ? `${pair.name} goes back from ${from} to ${to}, which cannot read what the newer version wrote`
        : `${pair.name} goes from ${from} to ${to}, and which version that is nobody can tell beforehand`;
  return [
    serviceAct(pair, 'image', {
      why,
      reversibility: 'costly',
      data: 'holds-data',
      traits: ['configuration', 'database', 'downtime'],
      safer: [
        'dump the data first, and load it into a new volume with the new version',
        'keep the tag on the major version that runs now',
      ],
      ...lines,
    }),
  ];
};
