/** Plain git: what of the suite fits a forge without requests, told for it alone. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { gitForge } from '../../src/doors/forge/forges/git/git-forge.ts';
import { createGitMirror } from '../../src/doors/forge/mirror/create-git-mirror.ts';
import type { Forge } from '../../src/engine/forge/ports.ts';
import type { ForgeReport } from '../../src/engine/forge/types.ts';
import { initBare } from '../support/github-fake/git/bare-repository.ts';
import type { BareRepository } from '../support/github-fake/git/bare-repository.ts';
import { writeCommits } from '../support/github-fake/git/write-commits.ts';
import { faultOf } from './conformance/weather.ts';

const clock = { now: () => '2026-03-10T09:00:00.000Z' };
let folder: string;
let bare: BareRepository;
let commit: string;
let printed: string[];
let forge: Forge;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'holdpoint-plain-'));
  bare = await initBare(join(folder, 'shop.git'), 'main');
  const who = { name: 'Ana', email: 'ana@example.test', at: clock.now() };
  const draft = { message: 'Begin', author: who, committer: who, files: { 'a.txt': 'a\n' } };
  [commit = ''] = await writeCommits(bare, [draft]);
  await bare.setRef('refs/heads/main', commit);
  printed = [];
  forge = gitForge({
    id: 'git',
    repositories: [
      { name: 'shop', location: bare.directory },
      { name: 'far', location: pathToFileURL(join(folder, 'nowhere.git')).href },
    ],
    print: (line) => printed.push(line),
    clock,
  });
});
afterEach(async () => {
  await bare.close();
  rmSync(folder, { recursive: true, force: true });
});

const ref = { forge: 'git', repository: 'shop', number: 1 };

function report(given: Partial<ForgeReport> = {}): ForgeReport {
  return {
    case: 'case-1',
    commit,
    conclusion: 'held',
    title: 'Held: 2 approvals',
    summary: 'Somebody has to look.',
    annotations: [],
    detailsUrl: 'https://holdpoint.example/cases/case-1',
    ...given,
  };
}

function noteOn(id: string): string {
  const args = ['-C', bare.directory, 'notes', '--ref=holdpoint', 'show', id];
  return execFileSync('git', args, { encoding: 'utf8' });
}

describe('plain git', () => {
  it('has no requests, reviews and teams, and says that this is all', async () => {
    const listings = await Promise.all([
      forge.listOpenRequests('shop'),
      forge.requestsAt('shop', commit),
      forge.listReviews(ref),
      forge.listTeams(),
    ]);
    expect(listings).toEqual(listings.map(() => ({ items: [], isWhole: true })));
    expect(await forge.readRequest(ref)).toBeNull();
    expect(await forge.listRepositories()).toEqual({ items: ['far', 'shop'], isWhole: true });
  });

  it('does not claim to know who pushed, or whose accounts commits are', async () => {
    const listings = [await forge.listPushers(ref), await forge.listCommitAccounts(ref)];
    expect(listings.map(({ isWhole }) => isWhole)).toEqual([false, false]);
  });

  it('knows of no other repositories, and hears nothing', async () => {
    const faults = await Promise.all([
      faultOf(forge.remoteOf('other')),
      faultOf(forge.listOpenRequests('other')),
    ]);
    expect(faults.map(({ code }) => code)).toEqual(['gone', 'gone']);
    expect(forge.hear({ headers: {}, body: Buffer.from('{}') }).kind).toBe('refused');
  });

  it('is fetched from as it is, and has no head of a request', async () => {
    const mirror = createGitMirror({ folder: join(folder, 'copies'), clock, protocols: ['file'] });
    const remote = await forge.remoteOf('shop');
    const copy = await mirror.fetch('shop', remote, ['refs/heads/main']);
    const kind = execFileSync('git', ['-C', copy, 'cat-file', '-t', commit], { encoding: 'utf8' });
    const fault = await faultOf(mirror.fetch('shop', remote, [remote.headRef(1)]));
    expect([kind.trim(), fault.code]).toEqual(['commit', 'gone']);
  });
});

describe('reports as notes', () => {
  it('writes one note on a commit, written over by the next, and prints', async () => {
    await forge.publish({ repository: 'shop' }, report());
    await forge.publish({ repository: 'shop' }, report());
    const held = noteOn(commit);
    await forge.publish(
      { repository: 'shop' },
      report({ conclusion: 'released', title: 'Released' }),
    );
    expect(held).toMatch(/^Holdpoint: held\nHoldpoint-Case: case-1\n/);
    expect(noteOn(commit)).toMatch(/^Holdpoint: released\n/);
    expect(printed.at(-1)).toBe(`shop ${commit.slice(0, 12)}: Released`);
    const { output } = await bare.run(['rev-list', '--count', 'refs/notes/holdpoint']);
    // The same report twice is one note.
    expect(output.toString().trim()).toBe('2');
  });

  it('keeps notes of others, also those written at the same time', async () => {
    await bare.run(['notes', '--ref=holdpoint', 'add', '-m', 'theirs', `${commit}^{tree}`], {
      env: {
        GIT_COMMITTER_NAME: 'x',
        GIT_COMMITTER_EMAIL: 'x@x',
        GIT_AUTHOR_NAME: 'x',
        GIT_AUTHOR_EMAIL: 'x@x',
      },
    });
    const other = gitForge({
      id: 'git',
      repositories: [{ name: 'shop', location: bare.directory }],
      clock,
    });
    const elsewhere = commit.replace(/^./, commit.startsWith('a') ? 'b' : 'a');
    await Promise.all([
      forge.publish({ repository: 'shop' }, report()),
      other.publish({ repository: 'shop' }, report({ commit: elsewhere })),
    ]);
    const { output } = await bare.run(['notes', '--ref=holdpoint', 'list']);
    expect(output.toString().trim().split('\n')).toHaveLength(3);
  });

  it('cuts what is too long, and says where the rest is', async () => {
    await forge.publish({ repository: 'shop' }, report({ summary: 'A line.\n'.repeat(50_000) }));
    expect(noteOn(commit).length).toBeLessThan(66_000);
    expect(noteOn(commit)).toContain('The rest is in Holdpoint');
  });

  it('says that a repository is not there, and refuses what is no commit', async () => {
    const faults = await Promise.all([
      faultOf(forge.publish({ repository: 'far' }, report())),
      faultOf(forge.publish({ repository: 'shop' }, report({ commit: '--force' }))),
    ]);
    expect(faults.map(({ code }) => code)).toEqual(['gone', 'malformed']);
  });
});
