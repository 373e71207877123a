import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { initBare, type BareRepository } from './bare-repository.ts';
import { commitsBetween, mergeBaseOf } from './history.ts';
import { partingOf } from './straight-line.ts';
import { touchedPaths } from './touched-paths.ts';
import { writeCommits, type FileContent } from './write-commits.ts';

const WHO = { name: 'Mary', email: 'mary@example.com', at: '2026-03-11T09:00:00Z' };

let folder: string;
let repository: BareRepository;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'holdpoint-fake-history-'));
  repository = await initBare(join(folder, 'r.git'), 'main');
});

afterAll(async () => {
  await repository.close();
  await rm(folder, { recursive: true, force: true });
});

async function write(
  parents: readonly string[],
  files: Readonly<Record<string, FileContent>>,
  message = 'x',
): Promise<string> {
  const draft = { message, author: WHO, committer: WHO, files, parents };
  return (await writeCommits(repository, [draft]))[0] ?? '';
}

const lines = async (args: readonly string[]): Promise<readonly string[]> => {
  const { output } = await repository.run(args, { accept: [1] });
  return output.toString().split('\n').filter(Boolean);
};

describe('history', () => {
  // Each number picks an earlier commit as a parent; two different ones make a merge.
  const shape = fc.array(fc.tuple(fc.nat(), fc.option(fc.nat(), { freq: 3 })), {
    minLength: 2,
    maxLength: 7,
  });

  it('is what git says, merges or not', async () => {
    let straight = 0;
    await fc.assert(
      fc.asyncProperty(shape, async (picks) => {
        const shas = [await write([], { a: 'a' })];
        for (const [index, [one, other]] of picks.entries()) {
          const parents = [one, other]
            .filter((pick) => pick !== null)
            .map((pick) => shas[pick % shas.length] ?? '');
          shas.push(await write([...new Set(parents)], {}, `${index} of ${picks.join()}`));
        }
        const base = shas.at(-2) ?? '';
        const head = shas.at(-1) ?? '';
        if ((await partingOf(repository, base, head)) !== null) straight += 1;
        const between = await lines(['rev-list', '--reverse', '--topo-order', head, `^${base}`]);
        expect(await commitsBetween(repository, base, head)).toEqual(between);
        const bases = await lines(['merge-base', '--all', base, head]);
        expect(bases).toContain(await mergeBaseOf(repository, base, head));
      }),
      { seed: 20260311, numRuns: 25 },
    );
    expect(straight).toBeGreaterThan(5);
    expect(straight).toBeLessThan(25);
  });

  it('has no common point where there is none', async () => {
    const one = await write([], { a: 'a' }, 'one');
    const other = await write([], { b: 'b' }, 'other');
    expect(await mergeBaseOf(repository, one, other)).toBeNull();
    expect(await commitsBetween(repository, one, other)).toEqual([other]);
  });
});

describe('touched paths', () => {
  it.each<[string, Readonly<Record<string, FileContent>>]>([
    ['nothing', {}],
    ['a new file deep down', { 'x/y/z.txt': 'z' }],
    ['a file that is gone', { 'dir/b.txt': null }],
    ['a folder that is gone', { dir: null }],
    ['a file where a folder was', { 'dir/b.txt': null, 'dir/c.txt': null, dir: 'd' }],
    ['a file that becomes a folder', { 'a.txt': null, 'a.txt/inside': 'i' }],
    ['a mode', { 'a.txt': { mode: '100755', content: 'a' } }],
    ['a move', { 'a.txt': null, 'ä b.txt': 'a' }],
  ])('%s', async (name, files) => {
    const before = await write([], { 'a.txt': 'a', 'dir/b.txt': 'b', 'dir/c.txt': 'c' }, name);
    const sha = await write([before], files, name);
    const words = ['diff-tree', '-r', '--no-commit-id', '--no-renames', '--name-status', sha];
    const told = (await lines(words)).map((line) => line.split('\t'));
    const of = (...letters: readonly string[]): readonly (string | undefined)[] =>
      told.filter(([letter = '']) => letters.includes(letter)).map(([, path]) => path);
    const { added, removed, modified } = await touchedPaths(repository, sha);
    expect(added.toSorted()).toEqual(of('A'));
    expect(removed.toSorted()).toEqual(of('D'));
    expect(modified.toSorted()).toEqual(of('M', 'T'));
  });
});
