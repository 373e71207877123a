import { describe, expect, it } from 'vitest';
import { stretchesOf } from './stretches.ts';

/** Newest first, as git lists them. */
const LINE = ['d', 'c', 'b', 'a'];

describe('stretches of what is left of a line', () => {
  it.each([
    ['nothing', [], []],
    ['all of it', ['a', 'b', 'c', 'd'], [['start', 'd', 'dcba']]],
    ['the oldest', ['a'], [['start', 'a', 'a']]],
    ['the newest', ['d'], [['c', 'd', 'd']]],
    ['two in the middle', ['c', 'b'], [['a', 'c', 'cb']]],
    [
      'two apart, the oldest first',
      ['d', 'a', 'b'],
      [
        ['start', 'b', 'ba'],
        ['c', 'd', 'd'],
      ],
    ],
    ['what is not on it', ['x'], []],
  ])('%s', (_, left, expected) => {
    const found = stretchesOf('start', LINE, new Set(left));
    expect(found.map(({ from, to, commits }) => [from, to, commits.join('')])).toEqual(expected);
  });
});
