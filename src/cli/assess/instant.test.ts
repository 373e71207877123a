import { describe, expect, it } from 'vitest';
import { instantOf } from './instant.ts';

const never = () => {
  throw new Error('the clock was asked');
};

describe('instantOf', () => {
  it.each([
    ['2026-03-05T09:00:00Z', '2026-03-05T09:00:00.000Z'],
    ['2026-03-05T09:00Z', '2026-03-05T09:00:00.000Z'],
    ['2026-03-05T09:00:00.5+02:00', '2026-03-05T07:00:00.500Z'],
    ['2026-03-05T00:30:00+02:00', '2026-03-04T22:30:00.000Z'],
    ['2026-03-04T23:30:00-01:00', '2026-03-05T00:30:00.000Z'],
    ['2026-03-05', '2026-03-05T00:00:00.000Z'],
  ])('%s is %s', (text, expected) => {
    expect(instantOf(text, never)).toBe(expected);
  });

  it.each([
    '',
    'now',
    'yesterday',
    '2026-02-30T09:00:00Z',
    '2026-13-01',
    '05/03/2026',
    '2026-03-05T09:00:00',
    '1772701200',
  ])('refuses %j in one line', (text) => {
    expect(() => instantOf(text, never)).toThrow(/not an instant\. Write it like 2026-/);
  });

  it('asks the clock when nothing is said', () => {
    expect(instantOf(undefined, () => '2026-01-01T00:00:00.000Z')).toBe('2026-01-01T00:00:00.000Z');
  });
});
