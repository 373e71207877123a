import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gapsAfter } from './spool-run.ts';

const missing = (highest: number, numbers: readonly number[]) =>
  gapsAfter(highest, 'laptop', 'one', numbers).map(({ from, to }) => [from, to]);

describe('what is missing in a run of numbers', () => {
  it.each([
    [0, [1, 2, 3], []],
    [0, [2], [[1, 1]]],
    [
      0,
      [1, 5, 6, 9],
      [
        [2, 4],
        [7, 8],
      ],
    ],
    [7, [8], []],
    [7, [3, 4], []],
    [7, [3, 10], [[8, 9]]],
    [7, [], []],
  ] as const)('after %i with %j', (highest, numbers, expected) => {
    expect(missing(highest, numbers)).toEqual(expected);
  });

  it('is exactly what is neither there nor before', () => {
    const numbers = fc
      .uniqueArray(fc.integer({ min: 1, max: 60 }))
      .map((list) => list.toSorted((a, b) => a - b));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30 }), numbers, (highest, given) => {
        const last = Math.max(highest, ...given);
        const expected = Array.from(
          { length: last - highest },
          (_, index) => highest + 1 + index,
        ).filter((number) => !given.includes(number));
        const found = missing(highest, given).flatMap(([from = 0, to = 0]) =>
          Array.from({ length: to - from + 1 }, (_, index) => from + index),
        );
        expect(found).toEqual(expected);
      }),
    );
  });
});
