import { expect, it } from 'vitest';
import { parsingTime } from './parsing-time.ts';

it('is three seconds for a text, and thirty for all of a change', () => {
  let now = 0;
  const time = parsingTime(() => now);
  const readFor = (milliseconds: number): boolean => {
    const turn = time.begin();
    now += milliseconds;
    const isOver = turn.isOver();
    turn.end();
    return isOver;
  };
  expect(readFor(3_000)).toBe(false);
  expect(readFor(3_001)).toBe(true);
  now += 100_000;
  expect(Array.from({ length: 8 }, () => readFor(2_900))).toEqual(Array(8).fill(false));
  // Of the thirty seconds less than one is left.
  expect(readFor(500)).toBe(false);
  expect(readFor(500)).toBe(true);
});
