import { describe, expect, it } from 'vitest';
import { actorsOf, cluesOf, validationsOf } from './claims.ts';
import { submitCommand } from './submit-command.ts';

describe('validationsOf', () => {
  it.each([
    ['tests=passed', { name: 'tests', outcome: 'passed', detail: null }],
    ['a=b=failed', { name: 'a=b', outcome: 'failed', detail: null }],
  ])('reads %s', (text, expected) => {
    expect(validationsOf({ validation: [text] })).toEqual([expected]);
  });

  it.each(['tests', 'tests=', 'tests=ok', '=passed', 'tests=PASSED'])('refuses %s', (text) => {
    expect(() => validationsOf({ validation: [text] })).toThrow(
      /expected NAME=passed or NAME=failed/,
    );
  });
});

describe('what the command line claims', () => {
  it('names authors and the requester', () => {
    expect(actorsOf({ author: ['a@x', 'b'], requester: 'c' })).toEqual([
      { role: 'author', identity: 'a@x' },
      { role: 'author', identity: 'b' },
      { role: 'requester', identity: 'c' },
    ]);
  });

  it('keeps what the environment gives away beside the claim of handwork', () => {
    const says = cluesOf({ human: true }, { CLAUDECODE: '1' }).map((clue) => clue.says);
    expect(says).toEqual(['ai', 'human']);
  });
});

describe('submitCommand', () => {
  it.each([
    [['plan.json'], {}, 'holdpoint submit plan.json --title "WHAT THIS DOES"'],
    [
      ["it's a plan.json"],
      {},
      String.raw`holdpoint submit 'it'\''s a plan.json' --title "WHAT THIS DOES"`,
    ],
    [[], { git: 'main..HEAD' }, 'holdpoint submit --git main..HEAD --title "WHAT THIS DOES"'],
    [[], {}, 'holdpoint submit --worktree --title "WHAT THIS DOES"'],
    [
      ['a.sql'],
      { tableSizes: 'sizes.json' },
      'holdpoint submit a.sql --table-sizes sizes.json --title "WHAT THIS DOES"',
    ],
    [
      ['$(x)'],
      { ai: 'Claude Code', validation: ['t=passed'], author: ['a@b.c'] },
      `holdpoint submit '$(x)' --author a@b.c --ai 'Claude Code' --validation t=passed --title "WHAT THIS DOES"`,
    ],
  ])('%j %j', (paths, options, expected) => {
    expect(submitCommand(paths, options)).toBe(expected);
  });
});
