import { describe, expect, it } from 'vitest';
import type { Hold } from '../../../core/policy/types.ts';
import type { SafetyCase } from '../../../server/contract/cases.ts';
import { consequenceOf } from './consequence.ts';
import {
  eligibilityWords,
  needsOf,
  progress,
  releasers,
  samePeopleTogether,
} from '../people/release.ts';

const FROM = { level: null, team: null, ownersOf: null, people: null, except: [] };

function people(rule: string, count: number, given: number, eligible: readonly string[]): Hold {
  return {
    id: `${rule}/approvals/0`,
    rule,
    requirement: { kind: 'approvals', count, given, from: FROM, eligible },
    message: '',
    lift: '',
  };
}

const CHECK: Hold = {
  id: 'tests/validation/unit',
  rule: 'tests',
  requirement: { kind: 'validation', name: 'unit', state: 'missing' },
  message: '',
  lift: '',
};

function safety(holds: readonly Hold[], approvedBy: readonly string[] = []): SafetyCase {
  const answers = approvedBy.map((person) => ({
    approval: person,
    person,
    answer: 'approve',
    counts: true,
    why: '',
  }));
  const named = Object.fromEntries(
    ['me', 'ada', 'bo', 'cy', 'di', 'ed'].map((id) => [id, { id, name: id.toUpperCase() }]),
  );
  const reasons = [{ rule: 'owners', title: 'An owner has a say' }];
  return { verdict: { holds, answers, reasons }, people: named } as unknown as SafetyCase;
}

describe('what an approval would do', () => {
  it.each([
    [
      'the only one',
      [people('a', 1, 0, ['me'])],
      'Your approval is the only one needed: it releases the change.',
    ],
    [
      'the last of two',
      [people('a', 2, 1, ['me'])],
      'Your approval is the second of two: it releases the change.',
    ],
    [
      'all holds at once',
      [people('a', 1, 0, ['me']), people('b', 2, 1, ['ada', 'me'])],
      'Your approval is the only one needed: it releases the change.',
    ],
    [
      'the first of two',
      [people('a', 2, 0, ['ada', 'me'])],
      'Your approval is the first of two. One more person is needed after you: ADA.',
    ],
    [
      'the first of three',
      [people('a', 3, 0, ['ada', 'bo', 'me'])],
      'Your approval is the first of three. Two more people are needed after you: ADA or BO.',
    ],
    [
      'many could follow',
      [people('a', 2, 0, ['ada', 'bo', 'cy', 'di', 'ed', 'me'])],
      'Your approval is the first of two. One more person is needed after you: ADA, BO, CY, DI or 1 other.',
    ],
    [
      'nobody could follow',
      [people('a', 2, 0, ['me'])],
      'Your approval is the first of two. One more person is needed after you, and nobody in the roster can be.',
    ],
    [
      'a check is missing',
      [people('a', 1, 0, ['me']), CHECK],
      'Your approval is the only one needed from people. It does not lift validation unit.',
    ],
    [
      'another rule asks others',
      [
        people('a', 1, 0, ['me']),
        people('owners', 1, 0, ['ada']),
        people('untitled', 1, 0, ['bo']),
      ],
      'Your approval is the only one needed from people. It does not lift “An owner has a say” and “untitled”.',
    ],
    [
      'others are asked',
      [people('a', 1, 0, ['ada'])],
      'Your approval lifts none of the holds; it is recorded beside them.',
    ],
  ] as const)('%s', (_, holds, text) => {
    const consequence = consequenceOf(safety(holds), 'me');
    expect(consequence.text).toBe(text);
    expect(consequence.releases).toBe(text.endsWith('it releases the change.'));
  });

  it('counts a person once', () => {
    const after = consequenceOf(safety([people('a', 2, 1, ['ada'])], ['me']), 'me');
    expect(after).toMatchObject({ releases: false });
    expect(after.text).toContain('it counts once');
  });
});

describe('who may release it', () => {
  it.each([
    [FROM, 'anybody in the roster'],
    [{ ...FROM, level: 'vp', team: 'payments' }, 'VP or above, in team payments'],
    [{ ...FROM, ownersOf: 'tier-1' }, 'an owner of every Tier-1 system it reaches'],
    [
      { ...FROM, people: ['ada', 'bo'], except: ['authors-teams', 'cy'] },
      'ADA or BO, but not the authors’ teams and CY',
    ],
  ] as const)('%j is %s', (from, words) => {
    expect(eligibilityWords(from, safety([]).people)).toBe(words);
  });

  it('names first who lifts most, and shows the need that is furthest from met', () => {
    const { verdict } = safety([
      people('a', 1, 0, ['ada', 'bo']),
      people('b', 3, 1, ['bo']),
      people('c', 3, 1, ['bo']),
      CHECK,
    ]);
    expect(releasers(verdict)).toEqual(['bo', 'ada']);
    expect(progress(verdict)).toEqual({ given: 1, count: 3 });
    expect(needsOf(verdict).map((need) => need.rules)).toEqual([['a'], ['b', 'c'], ['tests']]);
    expect(progress(safety([CHECK]).verdict)).toBeNull();
  });

  it('keeps needs together that the same people can meet', () => {
    const { verdict } = safety([
      people('a', 3, 0, ['ada', 'bo']),
      people('b', 2, 0, ['bo']),
      CHECK,
      people('c', 1, 0, ['ada', 'bo']),
    ]);
    const rules = samePeopleTogether(needsOf(verdict)).map((need) => need.rules);
    expect(rules).toEqual([['a'], ['c'], ['b'], ['tests']]);
  });
});
