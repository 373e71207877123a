import { describe, expect, it } from 'vitest';
import type {
  Directive,
  DirectiveReport,
  DirectiveScope,
} from '../../server/contract/governance/directives.ts';
import { costWords, elapsed, reviewWords, scopeWords, unsignedActs } from './directive-words.ts';

const DIRECTIVE: Directive = {
  id: 'd-1',
  name: 'reset',
  title: null,
  reason: 'Six hours without orders.',
  state: 'in-force',
  scope: {},
  scopeText: 'true',
  requires: ['two-reviewers'],
  requiresText: 'two people',
  proposedBy: { id: 'pia', name: 'Pia' },
  proposedAt: '2026-03-11T00:00:00Z',
  issuedBy: { id: 'pia', name: 'Pia' },
  level: 'principal',
  starts: '2026-03-11T00:00:00Z',
  ends: '2026-06-09T00:00:00Z',
  daysLeft: 45,
  closed: null,
  acts: [],
  me: { canSign: false, why: '' },
};

describe('the scope of a directive', () => {
  it.each<[string, DirectiveScope, string]>([
    ['nothing given', {}, 'every change'],
    ['one tier', { tiers: [1] }, 'changes to Tier 1 systems'],
    ['two tiers', { tiers: [1, 2] }, 'changes to Tier 1 or Tier 2 systems'],
    ['environments', { environments: ['production'] }, 'changes in production'],
    [
      'systems of a tier',
      { systems: ['orders', 'wiki'], tiers: [1], environments: ['production', 'staging'] },
      'changes to orders or wiki that are Tier 1 in production or staging',
    ],
    ['a condition', { when: 'effect.destroys' }, 'changes that fit the condition below'],
  ])('%s', (_, scope, words) => {
    expect(scopeWords(scope)).toBe(words);
  });
});

describe('the countdown', () => {
  it.each<[number | null, number]>([
    [90, 0],
    [45, 0.5],
    [0, 1],
    [120, 0],
    [null, 0],
  ])('with %s days left is at %s', (daysLeft, at) => {
    expect(elapsed({ ...DIRECTIVE, daysLeft })).toBe(at);
  });

  it('is over where there was no time', () => {
    expect(elapsed({ ...DIRECTIVE, ends: DIRECTIVE.starts, daysLeft: 0 })).toBe(1);
  });
});

describe('what waits for a signature', () => {
  const act = {
    id: 'a',
    kind: 'extend',
    ends: null,
    reason: 'More time.',
    proposedBy: { id: 'ana', name: 'Ana' },
    proposedAt: '2026-03-12T00:00:00Z',
    signed: null,
  } as const;
  const done = {
    ...act,
    id: 'b',
    signed: {
      by: { id: 'pia', name: 'Pia' },
      level: 'principal',
      at: '2026-03-12T00:00:00Z',
      evidence: 'e',
    },
  } as const;

  it('is what nobody signed, unless it is over', () => {
    const acts = [act, done];
    expect(unsignedActs({ ...DIRECTIVE, acts }).map(({ id }) => id)).toEqual(['a']);
    expect(unsignedActs({ ...DIRECTIVE, acts, state: 'ended' })).toEqual([]);
  });
});

describe('minutes of review', () => {
  it.each<[DirectiveReport['review'], string, string]>([
    [{ answers: 0, minutes: null, unmeasured: 0 }, '0 minutes', 'nobody had to answer yet'],
    [{ answers: 2, minutes: null, unmeasured: 2 }, 'unknown', '2 answers, not measured'],
    [{ answers: 3, minutes: 12, unmeasured: 1 }, '12 minutes', 'for 3 answers, 1 not measured'],
    [{ answers: 1, minutes: 1.2, unmeasured: 0 }, '1 minute', 'for 1 answer'],
  ])('%o', (review, cost, words) => {
    const report = { review } as DirectiveReport;
    expect([costWords(report), reviewWords(report)]).toEqual([cost, words]);
  });
});
