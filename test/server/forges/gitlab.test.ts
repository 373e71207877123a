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
import { startGitlabFake, type GitlabFake } from '../../support/gitlab-fake/start-gitlab-fake.ts';
import { accountOf, type Project } from '../../support/gitlab-fake/state/world.ts';
import { moveBranch } from '../../support/gitlab-fake/verbs/move-branch.ts';
import { newAccount } from '../../support/gitlab-fake/verbs/people.ts';
import { draftCommits, newProject } from '../../support/gitlab-fake/verbs/projects.ts';
import { approve, mergeRequest, openRequest } from '../../support/gitlab-fake/verbs/requests.ts';
import { freshStore, type FreshStore } from '../../support/store.ts';
import { testTime } from '../support/engine.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let fresh: FreshStore;
let gitlab: GitlabFake;
let project: Project;
let server: TestServer;
let folder: string;
let forgeId: string;
const time = testTime();

beforeAll(async () => {
  fresh = await freshStore();
  folder = await mkdtemp(join(tmpdir(), 'holdpoint-mirrors-'));
  gitlab = await startGitlabFake({ clock: time.clock });
  for (const name of ['mary', 'ravi', 'eve']) newAccount(gitlab.world, name);
  const levels = { mary: 'write', ravi: 'maintain', eve: 'read' } as const;
  project = await newProject(gitlab.world, 'acme/shop', { levels });
  await push('main', { 'a.txt': 'one\n' });
  const forge = openForge(
    {
      kind: 'gitlab',
      url: gitlab.url,
      token: gitlab.token,
      webhookSecret: '',
      signingToken: gitlab.secrets.signingToken,
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
  gitlab.world.deliveries.target = `${server.url}/hooks/gitlab`;
});
afterAll(async () => {
  await server.close();
  await gitlab.close();
  await fresh.drop();
  await rm(folder, { recursive: true, force: true });
});

async function push(branch: string, files: Readonly<Record<string, string>>): Promise<string> {
  const mary = accountOf(gitlab.world, 'mary');
  const [tip = ''] = await draftCommits(gitlab.world, project, branch, [{ files }], mary);
  await moveBranch(gitlab.world, project, branch, tip, mary);
  return tip;
}

async function caseOf(number: number): Promise<StoredCase | undefined> {
  const slot = requestSlot({ forge: forgeId, repository: 'acme/shop', number });
  return (await fresh.store.forge.casesInSlot(slot, 1))[0];
}

const stateOf = async (number: number) => (await caseOf(number))?.state;
const statusOn = (commit: string) => project.statuses.findLast(({ sha }) => sha === commit)?.state;

describe('GitLab, from a webhook to a case, to a status, and back', () => {
  it('holds a request until somebody who may approves its head there, and uses the release', async () => {
    const [mary, ravi, eve] = ['mary', 'ravi', 'eve'].map((name) => accountOf(gitlab.world, name));
    if (mary === undefined || ravi === undefined || eve === undefined) throw new Error('nobody');
    const first = await push('fee', { 'pay/fee.ts': 'export {};\n' });
    const request = await openRequest(gitlab.world, project, mary, { branch: 'fee' });
    await expect.poll(() => stateOf(request.iid)).toBe('waiting');
    await expect.poll(() => statusOn(first)).toBe('pending');
    approve(gitlab.world, request, eve);
    approve(gitlab.world, request, ravi);
    await expect.poll(() => statusOn(first)).toBe('success');
    // GitLab keeps the approvals; for another difference they are none.
    const second = await push('fee', { 'pay/fee.ts': 'export const fee = 2;\n' });
    await expect.poll(() => statusOn(second)).toBe('pending');
    expect(await stateOf(request.iid)).toBe('waiting');
    approve(gitlab.world, request, ravi);
    await expect.poll(() => statusOn(second)).toBe('success');
    const answers = await fresh.store.listAnswers((await caseOf(request.iid))?.id ?? '');
    expect(answers.map((answer) => answer.person)).toEqual(['ravi']);
    await mergeRequest(gitlab.world, request, ravi, 'squash');
    const recordOf = async () => fresh.store.listRecord((await caseOf(request.iid))?.id ?? '');
    await expect.poll(async () => (await recordOf()).at(-1)?.kind).toBe('case.merged');
    expect(request.notes.filter(({ body }) => body.startsWith('<!-- holdpoint'))).toHaveLength(1);
  });
});
