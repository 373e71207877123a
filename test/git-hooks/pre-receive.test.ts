import { chmod, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DESTRUCTIVE, openShop } from './shop.ts';
import type { End, Shop } from './shop.ts';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop({ hook: [] });
});
afterEach(() => shop.remove());

const push = (...refs: readonly string[]): Promise<End> =>
  shop.git('push', '-q', 'origin', ...refs);

/** A policy beside the repository that holds what touches `held`, and nothing else. */
async function policy(): Promise<string> {
  const file = join(shop.folder, 'policy.yaml');
  const rule = {
    id: 'held',
    title: 'Held',
    per: 'effect',
    message: 'It is held.',
    lift: 'Ask Ana.',
  };
  const when = 'effect.address.startsWith("held")';
  const rules = [{ ...rule, when, require: { approvals: [1] } }];
  await writeFile(file, JSON.stringify({ version: 1, rules }));
  return file;
}

describe('a push that is judged where it arrives', () => {
  it('is refused with why and what would lift it, and leaves nothing behind', async () => {
    const before = await shop.tip();
    await shop.commit(DESTRUCTIVE);
    const end = await push('main');
    expect(end.code).not.toBe(0);
    expect(end.said).toMatch(/remote: holdpoint: refs\/heads\/main: (?:HOLD|DENY)/);
    expect(end.said).toMatch(/remote: {3}- \S/);
    expect(await shop.tip()).toBe(before);
  });

  it('passes where no rule holds it', async () => {
    await shop.commit({ 'README.md': '# The shop\n' });
    const end = await push('main');
    expect([end.code, end.said]).toEqual([0, expect.not.stringContaining('HOLD')]);
    expect(await shop.tip()).toBe((await shop.git('rev-parse', 'HEAD')).output);
  });

  it('is not asked about branches that are not protected', async () => {
    await shop.commit(DESTRUCTIVE);
    const end = await push('main:topic');
    expect([end.code, end.said]).toEqual([0, '']);
  });

  it('passes whole or not at all', async () => {
    await shop.commit(DESTRUCTIVE);
    const end = await push('main', 'main:topic');
    expect(end.code).not.toBe(0);
    expect(await shop.tip('refs/heads/topic')).toBe('');
  });

  it('judges by file URL, too, and over many commits in a pack', async () => {
    for (let turn = 0; turn < 120; turn += 1) {
      await shop.git('commit', '-q', '--allow-empty', '-m', `turn ${turn}`);
    }
    await shop.commit(DESTRUCTIVE);
    const end = await shop.git('push', '-q', shop.url, 'main');
    expect(end.code).not.toBe(0);
    expect(end.said).toContain('remote: holdpoint: refs/heads/main');
  });

  it('is judged by the rules beside the repository, never by those it brings', async () => {
    await shop.inBare('config', 'holdpoint.policy', await policy());
    await shop.commit({
      'held.txt': 'x',
      '.holdpoint/policy.yaml': 'version: 1\nrules: []\n',
      'policy.yaml': 'version: 1\nrules: []\n',
    });
    const end = await push('main');
    expect(end.code).not.toBe(0);
    expect(end.said).toContain('Ask Ana.');
    expect(end.said).not.toContain('People decide here');
  });

  it('judges a new ref that begins long ago by the rules of today', async () => {
    await shop.inBare('config', 'holdpoint.protectedRef', 'release/*');
    const old = await shop.commit({ '.holdpoint/policy.yaml': 'version: 1\nrules: []\n' });
    await shop.commit({ '.holdpoint/policy.yaml': await readFile(await policy(), 'utf8') });
    await push('main');
    await shop.git('checkout', '-q', old);
    await shop.commit({ 'held.txt': 'x' });
    const end = await push('HEAD:refs/heads/release/1');
    expect([end.code === 0, end.said]).toEqual([false, expect.stringContaining('Ask Ana.')]);
  });

  it('holds a change of the rules themselves where none lie beside it', async () => {
    await shop.commit({ '.holdpoint/policy.yaml': 'version: 1\nrules: []\n' });
    const end = await push('main');
    expect(end.code).not.toBe(0);
  });

  it('pays no attention to settings of whoever pushes', async () => {
    await shop.commit(DESTRUCTIVE);
    const config = ['-c', 'holdpoint.protectedRef=none', '-c', 'holdpoint.policy=/dev/null'];
    const end = await shop.git(...config, 'push', '-q', 'origin', 'main');
    expect(end.code).not.toBe(0);
    expect(end.said).toContain('refs/heads/main');
  });
});

describe('what a protected ref may be', () => {
  it.each([
    ['main', 'refs/heads/main', true],
    ['release/*', 'refs/heads/release/1', true],
    ['release/*', 'refs/heads/releases', false],
    ['refs/tags/v*', 'refs/tags/v1', true],
    ['refs/tags/v*', 'refs/tags/x1', false],
    ['main', 'refs/tags/main', false],
  ])('%s covers %s: %s', async (glob, ref, isCovered) => {
    await shop.inBare('config', 'holdpoint.protectedRef', glob);
    await shop.commit(DESTRUCTIVE);
    const end = await push(`HEAD:${ref}`);
    expect(end.code !== 0).toBe(isCovered);
  });

  it('covers what only stands for it', async () => {
    await shop.inBare('symbolic-ref', 'refs/heads/live', 'refs/heads/main');
    await shop.commit(DESTRUCTIVE);
    const before = await shop.tip();
    const end = await push('HEAD:live');
    expect([end.code === 0, await shop.tip()]).toEqual([false, before]);
  });

  it('takes each of several, and no longer the default branch', async () => {
    for (const glob of ['a', 'b'])
      await shop.inBare('config', '--add', 'holdpoint.protectedRef', glob);
    await shop.commit(DESTRUCTIVE);
    const ends = [await push('HEAD:a'), await push('HEAD:b'), await push('HEAD:main')];
    expect(ends.map(({ code }) => code === 0)).toEqual([false, false, true]);
  });
});

describe('pushes that are more than new commits', () => {
  it('holds the deletion of a protected branch', async () => {
    await shop.inBare('config', 'receive.denyDeleteCurrent', 'ignore');
    const end = await push(':main');
    expect(end.code).not.toBe(0);
    expect(end.said).toContain('deleted');
    expect(await shop.tip()).not.toBe('');
  });

  it('holds a push by force, and what it takes away is part of it', async () => {
    await shop.commit({ 'a.txt': 'a' });
    const first = await push('main');
    await shop.git('reset', '-q', '--hard', 'HEAD~1');
    await shop.commit({ 'b.txt': 'b' });
    const end = await push('--force', 'main');
    expect([first.code, end.code === 0]).toEqual([0, false]);
    expect(end.said).toContain('force');
  });

  it('judges a new branch by what it brings beyond the default one', async () => {
    await shop.inBare('config', 'holdpoint.protectedRef', 'release/*');
    const harmless = await push('HEAD:release/1');
    await shop.commit(DESTRUCTIVE);
    const harmful = await push('HEAD:release/2');
    expect([harmless.code, harmful.code === 0]).toEqual([0, false]);
  });

  it('judges an annotated tag by its commit, and refuses one of something else', async () => {
    await shop.inBare('config', 'holdpoint.protectedRef', 'refs/tags/*');
    await shop.git('tag', '-a', '-m', 'One', 'v1');
    await shop.git('tag', 'tree', 'HEAD^{tree}');
    const [fine, odd] = [await push('v1'), await push('tree')];
    expect([fine.code, odd.code === 0]).toEqual([0, false]);
  });

  it('judges the first push of all against nothing', async () => {
    const other = join(shop.folder, 'other.git');
    await shop.git('init', '-q', '--bare', '-b', 'main', other);
    await shop.holdpoint(other, 'git-hook', 'install');
    await shop.commit(DESTRUCTIVE);
    const end = await shop.git('push', '-q', other, 'main');
    expect(end.code).not.toBe(0);
    expect(end.said).toContain('refs/heads/main');
  });
});

describe('faults', () => {
  it.each([
    ['settings name half a server', ['holdpoint.server', 'http://127.0.0.1:1'], 'token'],
    ['the token cannot be read', ['holdpoint.tokenFile', '/nowhere/token'], 'cannot be read'],
    ['the policy is not there', ['holdpoint.policy', '/nowhere/policy.yaml'], 'policy'],
  ])('refuses when %s', async (_what, setting, says) => {
    await shop.inBare('config', ...setting);
    await shop.commit({ 'README.md': '# Other\n' });
    const end = await push('main');
    expect(end.code).not.toBe(0);
    expect(end.said).toContain(says);
  });

  it('refuses when the server does not answer', async () => {
    const token = join(shop.folder, 'token');
    await writeFile(token, 'hp_token\n');
    await shop.inBare('config', 'holdpoint.server', 'http://127.0.0.1:1');
    await shop.inBare('config', 'holdpoint.tokenFile', token);
    await shop.commit({ 'README.md': '# Other\n' });
    const end = await push('main');
    expect(end.code).not.toBe(0);
    expect(end.said).toContain('does not answer');
    expect(end.said).toMatch(
      /^remote: holdpoint: HOLD .*nothing of this push is in: .*push exactly the same again/m,
    );
    expect(end.said.match(/remote: holdpoint/g)).toHaveLength(1);
  });

  it('refuses more protected refs in one push than people could look at, and takes as many as that', async () => {
    await shop.inBare('config', 'holdpoint.protectedRef', 'refs/tags/**');
    const refs = (count: number) =>
      Array.from({ length: count }, (_, index) => `HEAD:refs/tags/v${index}`);
    const many = await push(...refs(501));
    const left = await shop.inBare('tag');
    const few = await push(...refs(12));
    expect([many.code === 0, left.output, few.code]).toEqual([false, '', 0]);
    expect(many.said).toContain('501 protected refs');
    expect((await shop.inBare('tag')).output.split('\n')).toHaveLength(12);
  });

  it.each([
    ['nonsense\n'],
    ['a b refs/heads/main\n'],
    [`${'0'.repeat(40)} ${'1'.repeat(40)} main\n`],
  ])('refuses input that git does not write: %j', async (line) => {
    await writeFile(join(shop.folder, 'in'), line);
    const hook = join(shop.bare, 'hooks/pre-receive');
    await writeFile(join(shop.folder, 'run.sh'), `cd ${shop.bare} && ${hook} < ../in\n`);
    const end = await shop.git('-c', `alias.x=!sh ${join(shop.folder, 'run.sh')}`, 'x');
    expect(end.code).not.toBe(0);
  });
});

describe('settings in the environment', () => {
  it('name the rules where the repository names none', async () => {
    shop.variables['HOLDPOINT_POLICY'] = await policy();
    await shop.commit({ 'held.txt': 'x' });
    const end = await push('main');
    expect([end.code === 0, end.said]).toEqual([false, expect.stringContaining('Ask Ana.')]);
  });

  it('never go before what the repository says, and take no ref out of those that are judged', async () => {
    await shop.inBare('config', 'holdpoint.policy', await policy());
    const empty = join(shop.folder, 'empty.yaml');
    await writeFile(empty, 'version: 1\nrules: []\n');
    shop.variables['HOLDPOINT_POLICY'] = empty;
    shop.variables['HOLDPOINT_PROTECTED_REFS'] = 'topic, other/*';
    await shop.commit({ 'held.txt': 'x' });
    const ends = [await push('main'), await push('HEAD:topic'), await push('HEAD:free')];
    expect(ends.map(({ code }) => code === 0)).toEqual([false, false, true]);
  });

  it('name the server and the file with its token', async () => {
    shop.variables['HOLDPOINT_SERVER'] = 'http://127.0.0.1:1';
    shop.variables['HOLDPOINT_TOKEN_FILE'] = '/nowhere/token';
    await shop.commit({ 'README.md': '# Other\n' });
    const unread = await push('main');
    shop.variables['HOLDPOINT_TOKEN_FILE'] = join(shop.folder, 'token');
    await writeFile(join(shop.folder, 'token'), 'hp_token\n');
    const asked = await push('main');
    expect(unread.said).toContain('/nowhere/token cannot be read');
    expect(asked.said).toContain('http://127.0.0.1:1/ does not answer');
  });
});

describe('options of a push', () => {
  beforeEach(async () => {
    await shop.inBare('config', 'receive.advertisePushOptions', 'true');
  });

  it.each([
    ['holdpoint-slot=mine', 'is not known'],
    ['holdpoint-link', 'has no value'],
    ['holdpoint-link=javascript:alert(1)', 'it is no address'],
    ['holdpoint-branch=', 'is empty'],
  ])('that are not known or make no sense refuse it: %s', async (option, says) => {
    await shop.commit({ 'README.md': '# Other\n' });
    const end = await push('-o', option, 'main');
    expect([end.code === 0, end.said]).toEqual([false, expect.stringContaining(says)]);
  });

  it('of others are left to them', async () => {
    await shop.commit({ 'README.md': '# Other\n' });
    expect(await push('-o', 'ci.skip', 'main')).toMatchObject({ code: 0 });
  });
});

describe('installing', () => {
  it('keeps a hook that was there, runs it first, and puts it back', async () => {
    await shop.holdpoint(shop.bare, 'git-hook', 'uninstall');
    const hook = join(shop.bare, 'hooks/pre-receive');
    await mkdir(join(shop.bare, 'hooks'), { recursive: true });
    await writeFile(hook, '#!/bin/sh\necho theirs; cat; exit 3\n');
    await chmod(hook, 0o755);
    const installed = await shop.holdpoint(shop.bare, 'git-hook', 'install', '--server');
    const again = await shop.holdpoint(shop.bare, 'git-hook', 'install', '--server');
    await shop.commit({ 'README.md': '# Other\n' });
    const end = await push('main');
    expect([installed.code, again.code, end.code === 0]).toEqual([0, 0, false]);
    expect(end.said).toMatch(/theirs[\s\S]*refs\/heads\/main/);
    expect(end.said).not.toContain('holdpoint:');
    const removed = await shop.holdpoint(shop.bare, 'git-hook', 'uninstall');
    expect([removed.code, (await push('main')).said]).toEqual([
      0,
      expect.stringContaining('theirs'),
    ]);
    expect((await shop.holdpoint(shop.bare, 'git-hook', 'uninstall')).code).toBe(2);
  });

  it('writes where core.hooksPath leads, also from a worktree', async () => {
    const tree = join(shop.folder, 'tree');
    await shop.git('worktree', 'add', '-q', tree, '-b', 'side');
    await shop.git('config', 'core.hooksPath', join(shop.folder, 'my-hooks'));
    const installed = await shop.holdpoint(tree, 'git-hook', 'install');
    expect([installed.code, await readdir(join(shop.folder, 'my-hooks'))]).toEqual([
      0,
      ['pre-push'],
    ]);
  });

  it('looks before a push, tells, and lets go; stops where it was told to', async () => {
    await shop.holdpoint(shop.bare, 'git-hook', 'uninstall');
    await shop.holdpoint(shop.work, 'git-hook', 'install');
    await shop.git('remote', 'set-head', 'origin', 'main');
    await shop.git('config', 'holdpoint.prePush', 'stop');
    await shop.commit(DESTRUCTIVE);
    const stopped = await push('main');
    await shop.git('config', 'holdpoint.prePush', 'tell');
    const told = await push('main');
    expect([stopped.code === 0, told.code]).toEqual([false, 0]);
    expect(told.said).toMatch(/HOLD|DENY/);
    expect(told.said).toContain('--no-verify');
    await shop.commit({ 'README.md': '# Other\n' });
    expect(await push('main')).toMatchObject({ code: 0, said: '' });
  });
});

describe('other repositories', () => {
  it('reads pushes where ids are of SHA-256', async () => {
    const other = await openShop({ format: 'sha256', hook: [] });
    try {
      await other.commit({ 'README.md': '# Other\n' });
      const fine = await other.git('push', '-q', 'origin', 'main');
      await other.commit(DESTRUCTIVE);
      const end = await other.git('push', '-q', 'origin', 'main');
      expect([fine.code, end.code === 0]).toEqual([0, false]);
      expect(end.said).toContain('refs/heads/main');
    } finally {
      await other.remove();
    }
  });
});
