import { describe, expect, it } from 'vitest';
import { compileCatalog } from '../../core/catalog/compile.ts';
import type { ChangeDraft } from '../../core/change/types.ts';
import { judgedBefore } from './judged-before.ts';
import type { GuardJudgement } from './judge.ts';
import type { LoadedSnapshot } from './snapshot/loaded.ts';

const snapshot = (policy: object = {}): LoadedSnapshot =>
  ({
    policy: { rules: [], directives: [], grants: [], ...policy },
    catalog: compileCatalog({ systems: [], people: [], teams: [], environments: [] }),
    incidents: [],
    lessons: [],
    judgedBy: 'a test',
    allowsNothing: true,
  }) as unknown as LoadedSnapshot;
const draft = (name: string) =>
  ({ kind: 'action', inputs: [{ name }], effects: [], signals: [] }) as unknown as ChangeDraft;

/** Judges at the given seconds, and says how often that took a judgement. */
function judgements(
  outcome: 'allow' | 'hold',
  calls: readonly (readonly [draft: string, who: string, rules: LoadedSnapshot])[],
) {
  let count = 0;
  const said = calls.map(([name, session, rules], second) => {
    const now = `2026-01-01T00:00:0${second}.000Z`;
    return judgedBefore(draft(name), { session }, rules, now, () => {
      count += 1;
      return {
        assessment: { at: now },
        verdict: { outcome, at: now },
        grants: [],
      } as unknown as GuardJudgement;
    });
  });
  return { count, said };
}

describe('what was judged before', () => {
  const rules = snapshot();

  it('is the same at another instant, and says that instant', () => {
    const { count, said } = judgements('allow', [
      ['a', 's', rules],
      ['a', 's', rules],
    ]);
    expect(count).toBe(1);
    expect(said[1]?.verdict).toMatchObject({ outcome: 'allow', at: '2026-01-01T00:00:01.000Z' });
    expect(said[1]?.assessment.at).toBe('2026-01-01T00:00:01.000Z');
  });

  it('is judged anew for other effects, another hand and other rules', () => {
    const one = snapshot();
    const { count } = judgements('allow', [
      ['a', 's', one],
      ['b', 's', one],
      ['a', 't', one],
      ['a', 's', snapshot()],
    ]);
    expect(count).toBe(4);
  });

  it('is judged anew where it was held', () => {
    expect(
      judgements('hold', [
        ['h', 's', rules],
        ['h', 's', rules],
      ]).count,
    ).toBe(2);
  });

  it.each([
    ['a directive', { directives: [{}] }],
    ['a grant', { grants: [{}] }],
  ])('is judged anew where there is %s', (_what, policy) => {
    const timed = snapshot(policy);
    expect(
      judgements('allow', [
        ['a', 's', timed],
        ['a', 's', timed],
      ]).count,
    ).toBe(2);
  });
});
