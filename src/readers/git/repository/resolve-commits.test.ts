import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestRepository } from '../test-repository.ts';
import { openRepository } from './open-repository.ts';
import { resolveCommits } from './resolve-commits.ts';
import { startGitBy, startHere } from './start-git.ts';

let repository: TestRepository;
let bare = '';
let [first, second] = ['', ''];
beforeEach(() => {
  repository = new TestRepository();
  first = repository.write('a.txt', 'a\n').commit('One');
  second = repository.write('a.txt', 'b\n').commit('Two');
  bare = join(mkdtempSync(join(tmpdir(), 'holdpoint-resolve-')), 'copy.git');
  execFileSync('git', ['clone', '--quiet', '--bare', repository.folder, bare]);
});
afterEach(() => {
  startGitBy(startHere);
  repository.remove();
  rmSync(join(bare, '..'), { recursive: true, force: true });
});

/** How many gits are started while something is done. */
async function started(work: () => Promise<unknown>): Promise<number> {
  let count = 0;
  startGitBy((start, hearer) => {
    count += 1;
    return startHere(start, hearer);
  });
  await work();
  return count;
}

describe('names of commits', () => {
  it('are each resolved, or not, in the order given', async () => {
    const opened = await openRepository(bare);
    const tree = repository.git('rev-parse', 'HEAD^{tree}').trim();
    const names = ['HEAD~1', 'no-such', second, tree, '', 'a\nb', 'HEAD', 'f'.repeat(40), 'HEAD'];
    expect(await resolveCommits(opened, names)).toEqual([
      first,
      null,
      second,
      null,
      null,
      null,
      second,
      null,
      second,
    ]);
  });

  it('are resolved also after one that git gives up at', async () => {
    const opened = await openRepository(repository.folder);
    expect(await resolveCommits(opened, ['HEAD~1', 'HEAD@{9}', 'HEAD'])).toEqual([
      first,
      null,
      second,
    ]);
  });

  it('are asked for once, in one go, where they are whole ids', async () => {
    const opened = await openRepository(bare);
    expect(await started(() => resolveCommits(opened, [first, second]))).toBe(1);
    expect(await started(() => resolveCommits(opened, [second, first]))).toBe(0);
  });

  it('are asked for again where they may have moved or were not there', async () => {
    const opened = await openRepository(bare);
    await resolveCommits(opened, ['HEAD', 'f'.repeat(40)]);
    expect(await started(() => resolveCommits(opened, ['HEAD']))).toBe(1);
    expect(await started(() => resolveCommits(opened, ['f'.repeat(40)]))).toBe(1);
  });

  it('are not taken from a copy that lay in the same place before', async () => {
    await resolveCommits(await openRepository(bare), [second]);
    rmSync(bare, { recursive: true });
    execFileSync('git', ['init', '--quiet', '--bare', bare]);
    expect(await resolveCommits(await openRepository(bare), [second])).toEqual([null]);
  });
});
