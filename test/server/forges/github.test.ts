import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileCatalog } from '../../../src/core/catalog/compile.ts';
import { createGitMirror } from '../../../src/doors/forge/mirror/create-git-mirror.ts';
import { openForge } from '../../../src/doors/forge/registry.ts';
import { requestSlot } from '../../../src/engine/forge/slot.ts';
import { DEFAULT_WORK_LIMITS } from '../../../src/engine/forge/work/limits.ts';
import type { StoredCase } from '../../../src/engine/ports.ts';
import { requestReaders } from '../../../src/server/forges/request-readers.ts';
import { person } from '../../support/builders.ts';
import { forgePolicy } from '../../support/forge-stub/forge-world.ts';
import { startGitHubFake, type GitHubFake } from '../../support/github-fake/start-github-fake.ts';
import type { RepositoryHandle } from '../../support/github-fake/repository-handle.ts';
import { freshStore, type FreshStore } from '../../support/store.ts';
import { testTime } from '../support/engine.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let fresh: FreshStore;
let github: GitHubFake;
let repo: RepositoryHandle;
let server: TestServer;
let folder: string;
let forgeId: string;
const time = testTime();

beforeAll(async () => {
  fresh = await freshStore();
  folder = await mkdtemp(join(tmpdir(), 'holdpoint-mirrors-'));
  github = await startGitHubFake({ clock: time.clock });
  for (const login of ['mary', 'ravi', 'eve']) github.addAccount({ login });
  repo = await github.addRepository('acme/shop', {
    permission: { mary: 'write', ravi: 'maintain', eve: 'read' },
  });
  await repo.commit({ branch: 'main', files: { 'a.txt': 'one\n' }, author: 'mary' });
  const forge = openForge(
    {
      kind: 'github',
      apiUrl: github.apiUrl,
      appId: github.app.id,
      privateKey: github.app.privateKey,
      webhookSecret: github.webhookSecret,
    },
    time.clock,
  );
  forgeId = forge.id;
  const known = (id: string, level: 'mid' | 'senior') =>
    person(id, { level, identities: [`${forgeId}/${id}`] });
  const people = [known('mary', 'mid'), known('ravi', 'senior'), known('eve', 'senior')];
  server = await startTestServer(fresh.store, {
    time,
    world: {
      catalog: compileCatalog({ systems: [], people, teams: [], environments: [] }),
      policy: forgePolicy(),
      incidents: [],
    },
    server: {
      forges: {
        forges: [forge],
        mirror: createGitMirror({ folder, clock: time.clock }),
        readers: requestReaders(null),
        limits: DEFAULT_WORK_LIMITS,
        workers: 2,
      },
    },
  });
  github.hooksTo(`${server.url}/hooks/github`);
});
afterAll(async () => {
  await server.close();
  await github.close();
  await fresh.drop();
  await rm(folder, { recursive: true, force: true });
});

async function caseOf(number: number): Promise<StoredCase | undefined> {
  const slot = requestSlot({ forge: forgeId, repository: 'acme/shop', number });
  return (await fresh.store.forge.casesInSlot(slot, 1))[0];
}

const conclusionOn = (sha: string) => repo.checkRuns(sha).at(-1)?.conclusion ?? null;
const stateOf = async (number: number) => (await caseOf(number))?.state;

const recordOf = async (number: number) => fresh.store.listRecord((await caseOf(number))?.id ?? '');

describe('GitHub, from a webhook to a case, to a check, and back', () => {
  it('holds a pull request until somebody who may approves it there, and uses the release', async () => {
    await repo.commit({ branch: 'fee', files: { 'pay/fee.ts': 'export {};\n' }, author: 'mary' });
    const pull = await repo.openPull({ head: 'fee', by: 'mary' });
    await expect.poll(() => stateOf(pull.number)).toBe('waiting');
    await expect.poll(() => repo.checkRuns(pull.headSha)).toHaveLength(1);
    expect(conclusionOn(pull.headSha)).not.toBe('success');
    expect((await caseOf(pull.number))?.assessment.actors.map((actor) => actor.person)).toEqual(
      expect.arrayContaining(['mary']),
    );
    repo.review(pull, { by: 'eve', state: 'APPROVED' });
    repo.review(pull, { by: 'ravi', state: 'APPROVED' });
    await expect.poll(() => stateOf(pull.number)).toBe('released');
    await expect.poll(() => conclusionOn(pull.headSha)).toBe('success');
    const row = await caseOf(pull.number);
    const answers = await fresh.store.listAnswers(row?.id ?? '');
    expect(answers.map((answer) => answer.person)).toEqual(['ravi']);
    expect(await repo.mergePull(pull, 'mary', { method: 'squash' })).toMatchObject({
      kind: 'merged',
    });
    // The push to main may have been seen first: then the release went over to a case on the new base.
    await expect.poll(async () => (await recordOf(pull.number)).at(-1)?.kind).toBe('case.merged');
    expect(await stateOf(pull.number)).toBe('released');
  });

  it('names it a bypass when an administrator merges past the check', async () => {
    await repo.commit({ branch: 'past', files: { 'pay/past.ts': 'export {};\n' }, author: 'mary' });
    const pull = await repo.openPull({ head: 'past', by: 'mary' });
    await expect.poll(() => stateOf(pull.number)).toBe('waiting');
    await repo.mergePull(pull, 'ravi', { bypass: true });
    await expect.poll(() => stateOf(pull.number)).toBe('bypassed');
    expect((await recordOf(pull.number)).at(-1)).toMatchObject({
      kind: 'case.bypassed',
      body: { how: 'merged-without-release', by: `${forgeId}/ravi` },
    });
  });

  it('answers the merge queue for a released request', async () => {
    await repo.commit({ branch: 'queue', files: { 'docs/q.md': 'q\n' }, author: 'mary' });
    const pull = await repo.openPull({ head: 'queue', by: 'mary' });
    await expect.poll(() => conclusionOn(pull.headSha)).toBe('success');
    const group = await repo.enqueueMergeGroup(pull, 'mary');
    await expect.poll(() => conclusionOn(group.headSha)).toBe('success');
    expect(await stateOf(pull.number)).toBe('released');
  });

  it('finds what lost webhooks would have told of', async () => {
    await github.settled();
    github.deliver('drop');
    await repo.commit({ branch: 'lost', files: { 'pay/lost.ts': 'export {};\n' }, author: 'mary' });
    const pull = await repo.openPull({ head: 'lost', by: 'mary' });
    github.deliver('in-order');
    await fresh.store.transaction((tx) =>
      tx.forge.ask({
        forge: forgeId,
        key: '',
        subject: { kind: 'sweep' },
        wanted: 'look',
        dueAt: time.clock.now(),
      }),
    );
    await expect
      .poll(() => {
        time.pass(1_000);
        return stateOf(pull.number);
      })
      .toBe('waiting');
    expect(github.unknown).toEqual([]);
  });
});
