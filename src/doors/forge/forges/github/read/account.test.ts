import { expect, it } from 'vitest';
import { DELETED, toAccount } from './account.ts';

it.each([
  ['User', 'mary', 'person'],
  ['Bot', 'renovate[bot]', 'app'],
  ['Bot', 'Copilot', 'bot'],
  ['User', 'forged[bot]', 'app'],
  ['Organization', 'acme', 'unknown'],
  ['Mannequin', 'mary', 'unknown'],
  ['Anything', 'mary', 'unknown'],
])('%s %s is %s', (type, login, kind) => {
  expect(toAccount({ id: 7, login, type })).toEqual({ id: '7', login, kind });
});

it('takes nobody and the ghost for a deleted account', () => {
  const ghost = { id: 10137, login: 'ghost', type: 'User' };
  expect([toAccount(null), toAccount(undefined), toAccount(ghost)]).toEqual([
    DELETED,
    DELETED,
    DELETED,
  ]);
});
