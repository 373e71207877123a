import { describe, expect, it } from 'vitest';
import { EMPTY_GRANT, missingIn, quotaWords, termsOf, type GrantFields } from './grant-terms.ts';

const FULL: GrantFields = { ...EMPTY_GRANT, systems: 'search, orders', reason: 'On call' };

describe('the form of a grant', () => {
  it('becomes terms', () => {
    expect(termsOf({ ...FULL, programs: 'kubectl' }, '2026-11-21T12:00:00.000Z')).toEqual({
      agent: '*',
      systems: ['search', 'orders'],
      environments: ['staging'],
      verbs: ['execute'],
      programs: ['kubectl'],
      quota: { count: 3, perSeconds: 3_600 },
      startsAt: '2026-11-21T12:00:00.000Z',
      endsAt: '2026-11-21T20:00:00.000Z',
      reason: 'On call',
    });
  });

  it.each<[Partial<GrantFields>, RegExp | null]>([
    [{}, null],
    [{ agent: ' ' }, /which agent/],
    [{ systems: ' , ' }, /Name a system/],
    [{ environments: [] }, /environment/],
    [{ verbs: [] }, /may do/],
    [{ count: '0' }, /number/],
    [{ count: '3.5' }, /number/],
    [{ reason: 'no' }, /reason/],
  ])('with %j', (change, says) => {
    const missing = missingIn({ ...FULL, ...change });
    if (says === null) expect(missing).toBeNull();
    else expect(missing).toMatch(says);
  });

  it.each([
    [3, 3_600, '3 an hour'],
    [1, 60, '1 a minute'],
    [5, 90, '5 in 90 s'],
  ])('says a quota of %s in %s s', (count, perSeconds, words) => {
    expect(quotaWords({ count, perSeconds })).toBe(words);
  });
});
