import { describe, expect, it } from 'vitest';
import { ago, bytes, capital, count, list, ordinal, shortHash, span } from './words.ts';

const NOW = Date.parse('2026-11-21T12:00:00.000Z');

describe('words', () => {
  it.each([
    [0, '0 s'],
    [59_999, '59 s'],
    [60_000, '1 min'],
    [3_600_000, '1 h'],
    [11_100_000, '3 h 5 min'],
    [187_200_000, '2 d 4 h'],
    [41 * 86_400_000, '41 days'],
    [3_397 * 86_400_000, '9 years'],
    [-60_000, '1 min'],
  ])('span(%d) is %s', (ms, words) => {
    expect(span(ms)).toBe(words);
  });

  it.each([
    ['2026-11-21T12:00:30.000Z', 'just now'],
    ['2026-11-21T11:59:30.000Z', 'just now'],
    ['2026-11-21T11:13:00.000Z', '47 min ago'],
  ])('%s is %s', (instant, words) => {
    expect(ago(instant, NOW)).toBe(words);
  });

  it.each([
    [count(1, 'system'), '1 system'],
    [count(1204, 'effect'), '1,204 effects'],
    [count(2, 'entry', 'entries'), '2 entries'],
    [list([]), ''],
    [list(['a', 'b', 'c'], 'or'), 'a, b or c'],
    [ordinal(2), 'second'],
    [ordinal(12), '12th'],
    [bytes(482_133), '482 kB'],
    [bytes(1_234_567), '1.2 MB'],
    [capital('needs'), 'Needs'],
    [shortHash(`sha256:${'ab'.repeat(32)}`), 'abababababab'],
  ])('%s', (said, expected) => {
    expect(said).toBe(expected);
  });
});
