import { describe, expect, it } from 'vitest';
import { memoryWorld } from '../../world/memory-world.ts';
import type { Repository } from '../../world/types.ts';
import { applyTool } from '../apply.ts';
import { THIS_MACHINE } from '../../environment/setting.ts';
import { UNKNOWN } from '../../types.ts';
import { invocationOf, readWith, told } from '../test-tool.ts';
import { verdictOf, verdictOn } from './test-held.ts';
import { gitTool } from './tool.ts';

const on = (line: string, repository: Partial<Repository> | null = {}) =>
  verdictOn([gitTool], line, {
    world: memoryWorld({ repository, files: { '/work/app/src/a.ts': '', '/work/app/docs/x': '' } }),
  });

const DIRTY: Partial<Repository> = { isDirty: () => true, stateOf: () => 'changed' };

describe('by what the repository says', () => {
  const commits = (refs: Readonly<Record<string, string>>): Partial<Repository> => ({
    commitOf: (ref) => refs[ref] ?? null,
  });

  it.each<[string, string, Partial<Repository>, 'held' | 'passes']>([
    [
      'a branch whose commit is on the default branch',
      'git branch -D old',
      commits({ 'refs/heads/old': 'a', 'refs/heads/main': 'a' }),
      'passes',
    ],
    [
      'a branch that its remote has',
      'git branch -D old',
      commits({ 'refs/heads/old': 'a', 'refs/remotes/origin/old': 'a' }),
      'passes',
    ],
    [
      'a branch that is ahead of its remote',
      'git branch -D old',
      commits({ 'refs/heads/old': 'b', 'refs/remotes/origin/old': 'a', 'refs/heads/main': 'a' }),
      'held',
    ],
    [
      'a remote branch that is also here',
      'git push origin --delete old',
      commits({ 'refs/heads/old': 'a', 'refs/remotes/origin/old': 'a' }),
      'passes',
    ],
    [
      'a remote branch that is merged',
      'git push origin :old',
      commits({ 'refs/remotes/origin/old': 'a', 'refs/remotes/origin/main': 'a' }),
      'passes',
    ],
    [
      'a remote branch with commits of others',
      'git push origin --delete old',
      commits({ 'refs/heads/old': 'a', 'refs/remotes/origin/old': 'b' }),
      'held',
    ],
    [
      'a lease on a default branch with another name',
      'git push --force-with-lease origin develop',
      { defaultBranch: 'develop' },
      'held',
    ],
    [
      'a lease while the default branch is checked out',
      'git push --force-with-lease',
      { branch: 'main' },
      'held',
    ],
    [
      'a changed file',
      'git checkout -- src/a.ts',
      { isDirty: () => true, stateOf: () => 'changed' },
      'held',
    ],
    [
      'a clean file in a dirty tree',
      'git checkout -- src/a.ts',
      { isDirty: () => true, stateOf: () => 'clean' },
      'passes',
    ],
    [
      'a branch named as a folder',
      'git checkout docs',
      { ...DIRTY, ...commits({ 'refs/heads/docs': 'a' }) },
      'passes',
    ],
    ['a folder and no branch', 'git checkout docs', DIRTY, 'held'],
    ['a tree too large to tell', 'git reset --hard', { isDirty: () => null }, 'held'],
    [
      'an untracked file that is removed',
      'git clean -f new.ts',
      { isDirty: () => true, stateOf: () => 'untracked' },
      'held',
    ],
  ])('%s', async (_name, line, repository, verdict) => {
    expect(await on(line, repository)).toBe(verdict);
  });

  it('another folder than the one that is clean', async () => {
    const world = memoryWorld({ repository: { isDirty: () => false } });
    expect(await verdictOn([gitTool], 'git reset --hard', { world })).toBe('passes');
    for (const line of [
      'git -C /elsewhere reset --hard',
      'git -C .. reset --hard',
      'git --git-dir=/elsewhere/.git reset --hard',
      'git --work-tree /elsewhere checkout -- .',
    ])
      expect([line, await verdictOn([gitTool], line, { world })]).toEqual([line, 'held']);
    expect(
      await verdictOn([gitTool], 'git reset --hard', { world, place: { kind: 'ssh', host: 'x' } }),
    ).toBe('held');
    expect(
      await verdictOn([gitTool], 'git reset --hard', { world, env: { GIT_DIR: '/elsewhere' } }),
    ).toBe('held');
  });

  it('aliases of the repository and the person', async () => {
    const world = memoryWorld({
      repository: { isDirty: () => true },
      files: {
        '/work/app/.git/config': '[core]\n\tbare = false\n[alias]\n\twipe = clean -fdx\n',
        '/home/dev/.gitconfig': '[alias]\n  st = status\n  nuke = "reset --hard"\n  loop = loop\n',
      },
    });
    for (const [line, verdict] of [
      ['git wipe', 'held'],
      ['git nuke HEAD~1', 'held'],
      ['git st', 'passes'],
      ['git loop', 'passes'],
      ["git -c 'alias.z=reset --hard' z", 'held'],
    ] as const)
      expect([line, await verdictOn([gitTool], line, { world })]).toEqual([line, verdict]);
  });
});

describe('a subcommand that nobody knows yet', () => {
  it('is held', async () => {
    const open = { text: UNKNOWN, known: false, glob: false, unknowns: ['$CMD'] };
    const reading = await applyTool(
      gitTool,
      { ...invocationOf('git'), args: [open] },
      {
        world: memoryWorld(),
        inside: () => Promise.resolve({}),
        placeSetting: THIS_MACHINE,
        pathOf: () => null,
      },
    );
    expect(verdictOf(reading)).toBe('held');
  });
});

describe('what is said', () => {
  it('names branch, remote and way back', async () => {
    const world = memoryWorld({ repository: {} });
    expect(await told(gitTool, 'git push -f origin main', { world })).toEqual([
      'update git-history origin/main unknown irreversible holds-data',
    ]);
    expect(await told(gitTool, 'git push origin main', { world })).toEqual([
      'update git-branch origin/main unknown reversible none',
    ]);
    const { doings = [] } = await readWith(gitTool, 'git push origin :main', { world });
    expect(doings[0]?.traits).toEqual(['default-branch']);
    const forced = await readWith(gitTool, 'git push --force', { world });
    expect(forced.doings?.[0]).toMatchObject({
      address: 'origin/feature',
      traits: ['history-rewritten'],
    });
  });
});
