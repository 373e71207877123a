import { describe, expect, it } from 'vitest';
import { pushersIn } from './push-history.ts';
import type { Push, PushHistory } from './push-history.ts';

const NONE = '0000';
const OPENED = 100;

function push(login: string, before: string, after: string, at: number, isForced = false): Push {
  return { before, after, at, by: { id: login, login, kind: 'person' }, isForced };
}

function pushers(pushes: readonly Push[], given: Partial<PushHistory> = {}) {
  const { items, isWhole } = pushersIn({
    pushes: { items: pushes, isWhole: true },
    head: pushes[0]?.after ?? 'none',
    openedAt: OPENED,
    commits: new Set(['b', 'c']),
    knowsCommits: true,
    ...given,
  });
  return [items.map(({ login }) => login), isWhole];
}

describe('pushersIn', () => {
  it('takes those before the opening whose push is in the request', () => {
    const pushes = [push('ravi', 'b', 'c', 120), push('mary', NONE, 'b', 90)];
    expect(pushers(pushes)).toEqual([['ravi', 'mary'], true]);
  });

  it('leaves out those who only made the branch, and ends at what the request builds on', () => {
    const made = [push('ravi', 'a', 'c', 120), push('mary', NONE, 'a', 90)];
    const older = [
      push('ravi', 'a', 'c', 90),
      push('mary', 'x', 'a', 80),
      push('eve', 'w', 'x', 70),
    ];
    expect(pushers(made)).toEqual([['ravi'], true]);
    expect(pushers(older)).toEqual([['ravi'], true]);
  });

  it('keeps those who were overwritten since the opening', () => {
    const pushes = [
      push('mary', 'evil', 'c', 130, true),
      push('mallory', 'b', 'evil', 120),
      push('ravi', NONE, 'b', 90),
    ];
    expect(pushers(pushes)).toEqual([['mary', 'mallory', 'ravi'], true]);
  });

  it('looks behind a push from before the opening that was taken back', () => {
    const pushes = [
      push('mary', 'x', 'c', 90, true),
      push('eve', 'c', 'x', 80),
      push('ravi', 'b', 'c', 70),
      push('mary', NONE, 'b', 60),
    ];
    expect(pushers(pushes)).toEqual([['mary', 'ravi', 'mary'], true]);
  });

  it('looks behind a branch that was deleted and made again since the opening', () => {
    const pushes = [
      push('mallory', NONE, 'c', 130),
      push('mary', 'b', NONE, 120),
      push('ravi', NONE, 'b', 90),
    ];
    expect(pushers(pushes)).toEqual([['mallory', 'mary', 'ravi'], true]);
  });

  it('goes on behind a deletion after the merge', () => {
    const pushes = [push('mary', 'c', NONE, 150), push('ravi', NONE, 'c', 90)];
    expect(pushers(pushes, { head: 'c' })).toEqual([['mary', 'ravi'], true]);
  });

  it.each([
    ['the newest push is not the head', [push('mary', NONE, 'b', 90)], { head: 'c' }],
    ['a push is missing', [push('ravi', 'x', 'c', 120), push('mary', NONE, 'b', 90)], {}],
    ['it does not reach back to the opening', [push('ravi', 'b', 'c', 120)], {}],
    ['nothing is known', [], { head: 'c' }],
    [
      'the request’s commits are not all known',
      [push('ravi', 'a', 'c', 90)],
      { knowsCommits: false },
    ],
    [
      'a branch was made since the opening and nothing is known of it before',
      [push('ravi', NONE, 'c', 120)],
      {},
    ],
  ])('is not whole where %s', (_what, pushes, given) => {
    expect(pushers(pushes, given)[1]).toBe(false);
  });

  it('takes a branch that was made in the second of the opening for whole', () => {
    expect(pushers([push('mary', NONE, 'c', OPENED)])).toEqual([['mary'], true]);
  });
});
