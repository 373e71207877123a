import { afterEach, describe, expect, it, vi } from 'vitest';
import { systemIds } from './ids.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

const made = (count: number) => Array.from({ length: count }, () => systemIds.next());

describe('ids', () => {
  it('sort as they were made, many in a millisecond', () => {
    const ids = made(5_000);
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[0-9a-hjkmnp-tv-z]{26}$/);
  });

  it('sort as they were made where the clock is set back', () => {
    const before = made(3);
    vi.spyOn(Date, 'now').mockReturnValue(Date.parse('2001-01-01T00:00:00Z'));
    const ids = [...before, ...made(3)];
    expect(ids.toSorted()).toEqual(ids);
  });

  it('are far apart, so that nobody guesses one from another', () => {
    vi.spyOn(Date, 'now').mockReturnValue(Date.parse('2001-01-01T00:00:00Z'));
    const ends = made(100).map((id) => id.slice(-8));
    expect(new Set(ends).size).toBe(100);
  });
});
