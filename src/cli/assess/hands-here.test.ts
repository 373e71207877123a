import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestRepository } from '../../readers/git/test-repository.ts';
import { withHandsHere } from './hands-here.ts';

const CI = { GITLAB_CI: 'true', GITLAB_USER_EMAIL: 'sam@acme.example' };

let repository: TestRepository;
let elsewhere: string;
beforeAll(() => {
  repository = new TestRepository();
  repository.commit('one', 'ben');
  elsewhere = mkdtempSync(join(tmpdir(), 'holdpoint-cli-'));
});
afterAll(() => {
  repository.remove();
  rmSync(elsewhere, { recursive: true, force: true });
});

describe('the hands that a submission names', () => {
  it.each<[string, Readonly<Record<string, string>>, object, boolean, readonly string[]]>([
    ['at a desk nobody more', {}, {}, true, ['ada']],
    ['in a pipeline its starter and the commit’s author', CI, {}, true, ['ada', 'ben', 'sam']],
    ['of commits read from git no other commit’s', CI, { git: 'a..b' }, true, ['ada', 'sam']],
    ['of a working tree no commit’s', CI, { worktree: true }, true, ['ada', 'sam']],
    ['outside a repository the starter alone', CI, {}, false, ['ada', 'sam']],
  ])('%s', async (_, env, options, isInside, people) => {
    const read = [{ role: 'author', identity: 'ada@acme.example' }] as const;
    const cwd = isInside ? repository.folder : elsewhere;
    const hands = await withHandsHere(read, options, { env, cwd });
    const found = new Set(hands.map(({ identity }) => identity.split('@')[0]));
    expect([...found]).toEqual(people);
  });
});
