/** GitLab as the suite sees it: the fake, and the door to it. */
import { gitlabForge } from '../../../src/doors/forge/forges/gitlab/gitlab-forge.ts';
import { SHOWN } from '../../../src/doors/forge/forges/gitlab/publish/note-text.ts';
import type { Delivery } from '../../../src/engine/forge/types.ts';
import { headersOf } from '../../support/gitlab-fake/hooks/deliveries.ts';
import { startGitlabFake } from '../../support/gitlab-fake/start-gitlab-fake.ts';
import type { GitlabFake } from '../../support/gitlab-fake/start-gitlab-fake.ts';
import { accountOf, projectOf } from '../../support/gitlab-fake/state/world.ts';
import type { Project, Request } from '../../support/gitlab-fake/state/world.ts';
import { moveBranch, tipOf } from '../../support/gitlab-fake/verbs/move-branch.ts';
import {
  deleteAccount,
  newAccount,
  newGroup,
  setLevel,
} from '../../support/gitlab-fake/verbs/people.ts';
import { draftCommits, newProject } from '../../support/gitlab-fake/verbs/projects.ts';
import * as verbs from '../../support/gitlab-fake/verbs/requests.ts';
import type { CommitAsked, ForgeUnderTest, ForgeWorld, ReportSeen } from './types.ts';

export interface GitlabUnderTest extends ForgeUnderTest {
  readonly fake: GitlabFake;
  readonly project: Project;
}

export async function startGitlab(): Promise<GitlabUnderTest> {
  let now = Date.parse('2026-03-10T09:00:00.000Z');
  const clock = { now: () => new Date(now).toISOString() };
  const fake = await startGitlabFake({ clock });
  for (const name of ['mary', 'ravi', 'eve']) newAccount(fake.world, name);
  const levels = { mary: 'write', ravi: 'maintain', eve: 'read' } as const;
  const project = await newProject(fake.world, 'acme/shop', { levels });
  newGroup(fake.world, 'acme/payments', [accountOf(fake.world, 'ravi')]);
  const mary = accountOf(fake.world, 'mary');
  const first = { files: { 'a.txt': 'one\n' } };
  const [tip = ''] = await draftCommits(fake.world, project, 'main', [first], mary);
  await moveBranch(fake.world, project, 'main', tip, null);
  const forge = gitlabForge({
    id: 'gitlab.example.com',
    url: fake.url,
    token: fake.token,
    webhookSecret: fake.secrets.secret,
    signingToken: fake.secrets.signingToken,
    clock,
  });
  return {
    forge,
    fake,
    project,
    world: worldOf(fake, project),
    wait: (milliseconds) => {
      now += milliseconds;
    },
    close: () => fake.close(),
  };
}

function worldOf({ world, ...fake }: GitlabFake, project: Project): ForgeWorld {
  const who = (name: string) => accountOf(world, name);
  const requestAt = (number: number): Request => {
    const request = project.requests.get(number);
    if (request === undefined) throw new Error(`no request ${number}`);
    return request;
  };
  const put = async (
    where: Project,
    branch: string,
    given: readonly CommitAsked[],
    by: string | null,
  ): Promise<readonly string[]> => {
    const account = by === null ? null : who(by);
    const shas = await draftCommits(world, where, branch, given, account);
    await moveBranch(world, where, branch, shas.at(-1) ?? '', account);
    return shas;
  };
  return {
    commits: (branch, given) => put(project, branch, given, null),
    push: async (branch, given, by) => (await put(project, branch, [given], by))[0] ?? '',
    forcePush: async (branch, given, by) => {
      const parents = [tipOf(project, 'main') ?? ''];
      return (await put(project, branch, [{ parents, ...given }], by))[0] ?? '';
    },
    tip: (branch) => tipOf(project, branch) ?? '',
    fork: async (login, branch, given) => {
      const fork = await newProject(world, `${login}/shop`, { forkOf: project });
      await put(fork, branch, [given], login);
    },
    removeFork: (login) => {
      projectOf(world, `${login}/shop`).deleted = true;
    },
    open: async ({ branch, by, fork }) => {
      const source = fork === undefined ? project : projectOf(world, `${fork}/shop`);
      return (await verbs.openRequest(world, project, who(by), { branch, source })).iid;
    },
    close: (number, by) => Promise.resolve(verbs.closeRequest(world, requestAt(number), who(by))),
    review: (number, by, opinion) => {
      const [request, account] = [requestAt(number), who(by)];
      if (opinion === 'approve') return String(verbs.approve(world, request, account).id);
      if (opinion === 'comment') {
        return String(verbs.comment(world, request, account, 'Looked at it.').id);
      }
      return String(verbs.requestChanges(world, request, account).id);
    },
    dismiss: (number, review) => {
      const { notes, approvals } = requestAt(number);
      const note = notes.find(({ id }) => String(id) === review);
      if (note !== undefined) approvals.delete(note.by);
    },
    comment: (number, by, body) => {
      verbs.comment(world, requestAt(number), who(by), body);
    },
    setRole: (login, role) => setLevel(world, project, who(login), role),
    addPerson: (login) => {
      newAccount(world, login);
    },
    deletePerson: (login) => deleteAccount(world, who(login)),
    cutCommits: (most) => {
      world.cutCommits = most;
    },
    expireTokens: () => fake.expireToken(),
    limit: (seconds) => fake.limit(seconds),
    failNext: (pattern, status, times) => fake.failNext(pattern, status, times),
    requestsSoFar: () => fake.listening.requests.length,
    deliveries: () =>
      world.deliveries.all.map((one) => ({
        headers: headersOf(one, fake.secrets),
        body: Buffer.from(one.body),
      })),
    forged,
    reports: (commit) => reportsOn(project, commit),
  };
}

/** A report is the latest status, and the note of the request whose head the commit is. */
function reportsOn(project: Project, commit: string): readonly ReportSeen[] {
  const status = project.statuses.findLast(({ sha }) => sha === commit);
  const request = [...project.requests.values()].find(({ sha }) => sha === commit);
  const notes = request?.notes.filter(({ body }) => body.startsWith('<!-- holdpoint')) ?? [];
  if (status === undefined) return [];
  const seen = notes.length === 0 ? [''] : notes.map(({ body }) => body);
  return seen.map((body) => ({
    case: /^<!-- holdpoint ([\w-]+) -->/.exec(body)?.[1] ?? null,
    passes: status.state === 'success',
    title: status.description,
    summary: body,
    notes: linesBelow(body, SHOWN),
  }));
}

function linesBelow(body: string, title: string): number {
  const section = body.split('\n\n### ').find((part) => part.startsWith(title.slice(4))) ?? '';
  return section.split('\n').filter((line) => line.startsWith('- ')).length;
}

function forged(delivery: Delivery): readonly Delivery[] {
  const { 'webhook-signature': signature = '', ...unsigned } = delivery.headers;
  const other = `${signature.slice(0, 4)}${signature[4] === 'A' ? 'B' : 'A'}${signature.slice(5)}`;
  const headers = { ...delivery.headers };
  return [
    { ...delivery, headers: unsigned },
    { ...delivery, headers: { ...headers, 'webhook-signature': other } },
    { ...delivery, headers: { ...headers, 'webhook-id': 'another-delivery' } },
    { ...delivery, headers: { ...headers, 'webhook-timestamp': '1' } },
    { ...delivery, body: Buffer.concat([delivery.body, Buffer.from(' ')]) },
  ];
}
