import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { InputError } from '../types.ts';
import { readHeadActors } from './reader.ts';
import { TestRepository } from './test-repository.ts';

const ADA = 'ada@example.org';
const BEN = 'ben@example.org';

let repository: TestRepository;
beforeEach(() => {
  repository = new TestRepository();
});
afterEach(() => repository.remove());

const authors = async (folder = repository.folder) =>
  (await readHeadActors(folder)).flatMap(({ role, identity }) =>
    role === 'author' ? identity : [],
  );

describe('whoever had a hand in what is checked out', () => {
  it('is nobody before the first commit', async () => {
    expect(await authors()).toEqual([]);
  });

  it('wrote the first commit', async () => {
    repository.commit('one', 'ben');
    expect(await authors()).toEqual([BEN]);
  });

  it('wrote the last commit, not the ones before it', async () => {
    repository.commit('one', 'ben');
    repository.commit('two\n\nCo-authored-by: Cy <cy@example.org>');
    expect(await readHeadActors(repository.folder)).toEqual([
      { role: 'author', identity: ADA },
      { role: 'co-author', identity: 'cy@example.org' },
      { role: 'committer', identity: ADA },
    ]);
  });

  it('wrote any of what a merge brought', async () => {
    repository.commit('one');
    repository.git('checkout', '-q', '-b', 'topic');
    repository.commit('two', 'ben');
    repository.commit('three', 'Cy <cy@example.org>');
    repository.git('checkout', '-q', 'main');
    repository.git('merge', '-q', '--no-ff', '-m', 'merge', 'topic');
    expect(await authors()).toEqual([ADA, BEN, 'cy@example.org']);
  });

  it('is read of a clone that has the last commit alone', async () => {
    repository.commit('one', 'ben');
    repository.commit('two');
    const folder = mkdtempSync(join(tmpdir(), 'holdpoint-git-'));
    try {
      repository.git('clone', '-q', '--depth', '1', `file://${repository.folder}`, folder);
      expect(await authors(folder)).toEqual([ADA]);
      rmSync(join(folder, '.git'), { recursive: true });
      await expect(readHeadActors(folder)).rejects.toBeInstanceOf(InputError);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
