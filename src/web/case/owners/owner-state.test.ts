import { describe, expect, it } from 'vitest';
import type { CaseGovernance } from '../../../server/contract/governance/governance.ts';
import { ownersLines } from './owner-state.ts';

type Entry = CaseGovernance['owners'][number];

const named = (id: string) => ({ id, name: id });

function entry(line: number, owners: Entry['owners']): Entry {
  return {
    source: 'CODEOWNERS',
    line,
    section: null,
    optional: false,
    approvals: 1,
    paths: ['a.ts'],
    owners,
  };
}

const ACTORS = [
  { role: 'author' as const, identity: 'ana@x', person: 'ana', level: null },
  { role: 'committer' as const, identity: 'who@x', person: null, level: null },
];

function answer(person: string, said: 'approve' | 'refuse', counts = true) {
  return { approval: `${person} ${said}`, person, answer: said, counts, why: '' };
}

describe('owners of changed files', () => {
  it('come in the order of their file, each person once', () => {
    const team = { written: '@acme/pay', people: [named('ana'), named('sena')] };
    const lines = ownersLines(
      [entry(9, [team]), entry(3, [team, { written: '@sena', people: [named('sena')] }])],
      { actors: ACTORS },
      { answers: [] },
    );
    expect(lines.map(({ entry: { line }, people }) => [line, people.length])).toEqual([
      [3, 2],
      [9, 2],
    ]);
  });

  it.each([
    ['nobody answered', [], 'not-yet', 0],
    ['they approved', [answer('sena', 'approve')], 'approved', 1],
    ['they refused', [answer('sena', 'refuse')], 'refused', 0],
    ['their approval does not count', [answer('sena', 'approve', false)], 'not-yet', 0],
    ['another approved', [answer('otto', 'approve')], 'not-yet', 0],
  ] as const)('where %s', (_, answers, state, given) => {
    const [line] = ownersLines(
      [entry(1, [{ written: '@sena', people: [named('sena')] }])],
      { actors: ACTORS },
      { answers },
    );
    expect([line?.people[0]?.state, line?.given]).toEqual([state, given]);
  });

  it('do not count where they had a hand in it, and names that lead to nobody are said', () => {
    const [line] = ownersLines(
      [
        entry(1, [
          { written: '@ana', people: [named('ana')] },
          { written: '@gone', people: [] },
        ]),
      ],
      { actors: ACTORS },
      { answers: [answer('ana', 'approve')] },
    );
    expect(line).toMatchObject({
      people: [{ state: 'had-a-hand' }],
      strangers: ['@gone'],
      given: 0,
    });
  });
});
