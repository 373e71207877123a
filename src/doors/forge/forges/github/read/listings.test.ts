/** What GitHub could say but our fake does not: listings that are odd, or end too early. */
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { ForgeFault } from '../../../../../engine/forge/ports.ts';
import type { GithubClient, RepositoryClient } from '../client/client.ts';
import { createPublisher } from '../publish/publish.ts';
import { listCommitAccounts } from './commits.ts';
import { createPermissions } from './permissions.ts';
import { listReviews } from './reviews.ts';
import { listTeams } from './teams.ts';

const HEAD = 'a'.repeat(40);
const OTHER = 'b'.repeat(40);
const ref = { forge: 'github.com', repository: 'acme/shop', number: 1 };
const mary = { id: 1, login: 'mary', type: 'User' };
const repo = { full_name: 'acme/shop' };

const pull = (commits: number) => ({
  number: 1,
  title: 'Two',
  labels: [],
  state: 'open',
  merged: false,
  created_at: '2026-03-10T09:00:00Z',
  user: mary,
  base: { ref: 'main', sha: OTHER, repo },
  head: { ref: 'feature', sha: HEAD, repo },
  html_url: 'https://github.com/acme/shop/pull/1',
  commits,
  changed_files: 1,
});

/** Answers by the beginning of the path; what is sent is kept. */
function clientOf(answers: Readonly<Record<string, unknown>>) {
  const sent: string[] = [];
  const answerTo = (path: string): unknown => {
    const key = Object.keys(answers).findLast((start) => path.startsWith(start));
    if (key === undefined) throw new ForgeFault('gone', path);
    if (answers[key] instanceof ForgeFault) throw answers[key];
    return answers[key];
  };
  const repository: RepositoryClient = {
    get: async (path, schema) => schema.parse(answerTo(path)),
    list: async <T>(path: string, schema: z.ZodType<T>) => ({
      items: schema.array().parse(answerTo(path)),
      isWhole: true,
    }),
    listWithin: async (path, schema, itemsOf) => ({
      items: itemsOf(schema.parse(answerTo(path))),
      isWhole: true,
    }),
    send: async (method, path, _body, schema) => {
      sent.push(`${method} ${path}`);
      return schema.parse(answerTo(path));
    },
  };
  const client: GithubClient = {
    repository: async () => repository,
    installations: async () => [{ id: 1, login: 'acme', isOrganization: true }],
    list: async ({ path, schema, itemsOf }) => ({
      items: itemsOf(schema.parse(answerTo(path))),
      isWhole: !path.includes('members'),
    }),
    gitToken: async () => 'token',
  };
  return { client, repository, sent };
}

describe('commits’ accounts', () => {
  const listed = (commits: number, ...shas: readonly string[]) =>
    listCommitAccounts(
      clientOf({
        '/pulls/1': pull(commits),
        '/pulls/1/commits': shas.map((sha) => ({ sha, author: {}, committer: mary })),
      }).client,
      ref,
    );

  it.each([
    ['all of them', 2, [OTHER, HEAD], true],
    ['fewer than the request counts', 3, [OTHER, HEAD], false],
    ['as many, but without the head', 1, [OTHER], false],
    ['one of them twice', 2, [HEAD, HEAD], false],
  ])('%s', async (_what, count, shas, isWhole) => {
    const found = await listed(count, ...shas);
    expect(found.isWhole).toBe(isWhole);
  });

  it('takes an empty account for nobody', async () => {
    const { items } = await listed(1, HEAD);
    expect(items).toMatchObject([{ author: null, committer: { login: 'mary' } }]);
  });
});

describe('reviews', () => {
  const review = { user: mary, commit_id: HEAD, html_url: 'https://github.com/r' };
  const listed = (states: readonly string[], timeline: readonly unknown[] = [], more = {}) =>
    listReviews(
      clientOf({
        '/pulls/1/reviews': states.map((state, at) => ({ ...review, ...more, id: at + 1, state })),
        '/issues/1/timeline': timeline,
        '/collaborators/mary/permission': { permission: 'write', user: mary },
      }).client,
      ref,
    );

  it('are not whole with an opinion that no list knows', async () => {
    const known = await listed(['APPROVED', 'PENDING']);
    const odd = await listed(['APPROVED', 'ENDORSED']);
    expect([known.items.length, known.isWhole]).toEqual([1, true]);
    expect([odd.items.length, odd.isWhole]).toEqual([1, false]);
  });

  const at = (instant: string) => ({ submitted_at: instant });
  const changed = (instant: string | null, event = 'base_ref_changed') => ({
    event,
    created_at: instant,
  });
  const EARLY = '2026-03-02T09:00:00Z';
  const LATE = '2026-03-02T09:00:01Z';

  it.each([
    ['with the base as it ever was', at(EARLY), [], HEAD],
    ['after the base was changed', at(LATE), [changed(EARLY)], HEAD],
    ['after something else happened', at(EARLY), [changed(LATE, 'labeled')], HEAD],
    ['before the base was changed', at(EARLY), [changed(LATE)], null],
    ['in the second of the change', at(EARLY), [changed(EARLY)], null],
    ['between two changes', at(LATE), [changed(EARLY), changed(LATE)], null],
    [
      'before the base was pushed by force',
      at(EARLY),
      [changed(LATE, 'base_ref_force_pushed')],
      null,
    ],
    ['nobody knows when', {}, [changed(EARLY)], null],
    ['with a change of nobody knows when', at(LATE), [changed(null)], null],
  ])('are of the head where they were given %s', async (_what, more, timeline, commit) => {
    const { items } = await listed(['APPROVED'], timeline, more);
    expect(items).toMatchObject([{ opinion: 'approve', commit }]);
  });
});

describe('permissions', () => {
  const mayWrite = (permission: string, user: unknown) =>
    createPermissions(
      clientOf({ '/collaborators/mary/permission': { permission, user } }).repository,
    ).mayWrite({ id: '1', login: 'mary', kind: 'person' });

  it.each([
    ['admin', mary, true],
    ['write', mary, true],
    ['read', mary, false],
    ['none', mary, false],
    ['owner', mary, false],
    ['admin', { ...mary, id: 2 }, false],
    ['admin', null, false],
  ])('%s of %j', async (permission, user, expected) => {
    expect(await mayWrite(permission, user)).toBe(expected);
  });
});

describe('teams', () => {
  it('are not whole where one team’s members are not', async () => {
    const { client } = clientOf({
      '/orgs/acme/teams': [{ slug: 'payments', name: 'Payments' }],
      '/orgs/acme/teams/payments/members': [mary],
    });
    const teams = await listTeams(client);
    expect(teams).toMatchObject({ items: [{ name: 'acme/payments' }], isWhole: false });
  });
});

describe('the check run', () => {
  it('is never another App’s, whatever GitHub lists', async () => {
    const run = (id: number, app: number | null) => ({
      id,
      app: app === null ? null : { id: app },
      output: { annotations_count: 0 },
    });
    const { client, sent } = clientOf({
      [`/commits/${HEAD}/check-runs`]: { check_runs: [run(3, 8), run(2, null)] },
      '/check-runs': run(4, 7),
    });
    await createPublisher(client, 7)(ref, {
      case: null,
      commit: HEAD,
      conclusion: 'released',
      title: 'Released',
      summary: 'All have answered.',
      annotations: [],
      detailsUrl: null,
    });
    expect(sent).toEqual(['POST /check-runs']);
  });
});
