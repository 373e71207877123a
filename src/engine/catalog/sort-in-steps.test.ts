import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sortInSteps } from './sort-in-steps.ts';

const noPause = () => Promise.resolve();

it('sorts as a plain sort does, also more than one part', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string()), async (texts) => {
      expect(await sortInSteps(texts, noPause)).toEqual(texts.toSorted());
    }),
  );
  let seed = 7;
  const many = Array.from({ length: 70_001 }, () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return `line ${seed % 50_000}`;
  });
  expect(await sortInSteps(many, noPause)).toEqual(many.toSorted());
});
