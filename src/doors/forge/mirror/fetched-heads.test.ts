import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fetchedHeads } from './fetched-heads.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'holdpoint-heads-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const ID = 'a'.repeat(40);
const LONG = 'b'.repeat(64);

it.each([
  ['a branch', `${ID}\t\tbranch 'main' of https://x/y`, [['refs/heads/main', ID]]],
  ['a branch of folders', `${ID}\t\tbranch 'a/b' of https://x/y`, [['refs/heads/a/b', ID]]],
  ['a quote in it', `${ID}\t\tbranch 'it's' of https://x/y`, [["refs/heads/it's", ID]]],
  ['a tag', `${ID}\t\ttag 'v1' of https://x/y`, [['refs/tags/v1', ID]]],
  ['a request', `${LONG}\t\t'refs/pull/1/head' of ../y`, [['refs/pull/1/head', LONG]]],
  ['not for merging', `${ID}\tnot-for-merge\tbranch 'main' of x`, [['refs/heads/main', ID]]],
  ['a short id', "abc1234\t\tbranch 'main' of https://x/y", []],
  ['no name', `${ID}\t\thttps://x/y`, []],
  ['another kind', `${ID}\t\tremote-tracking branch 'main' of x`, []],
  ['nothing', '', []],
])('reads %s', async (_what, line, heads) => {
  writeFileSync(join(folder, 'FETCH_HEAD'), `${line}\n`);
  expect([...(await fetchedHeads(folder))]).toEqual(heads);
});

it('knows nothing where nothing was fetched', async () => {
  expect((await fetchedHeads(folder)).size).toBe(0);
});
