/** What only GitLab has: approvals without commits, status checks, notes that act, bots among people. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { gitlabForge } from '../../src/doors/forge/forges/gitlab/gitlab-forge.ts';
import type { ForgeReport } from '../../src/engine/forge/types.ts';
import { accountOf } from '../support/gitlab-fake/state/world.ts';
import { moveBranch } from '../support/gitlab-fake/verbs/move-branch.ts';
import { pipelineHappened } from '../support/gitlab-fake/hooks/emit.ts';
import { forgeStatus, startTrain } from '../support/gitlab-fake/verbs/pipelines.ts';
import { newAccount, setLevel } from '../support/gitlab-fake/verbs/people.ts';
import * as verbs from '../support/gitlab-fake/verbs/requests.ts';
import { startGitlab } from './conformance/gitlab-under-test.ts';
import type { GitlabUnderTest } from './conformance/gitlab-under-test.ts';
import { openOne } from './conformance/started.ts';
import { faultOf } from './conformance/weather.ts';

let under: GitlabUnderTest;
beforeEach(async () => {
  under = await startGitlab();
});
afterEach(() => under.close());

const approvals = async (): Promise<readonly string[]> => {
  const ref = { forge: under.forge.id, repository: 'acme/shop', number: 1 };
  const { items, isWhole } = await under.forge.listReviews(ref);
  const head = under.world.tip('feature');
  const shown = items.map(
    ({ account, opinion, commit }) =>
      `${account.login} ${opinion} ${commit === head ? 'head' : String(commit)}`,
  );
  return isWhole ? shown : [...shown, '…'];
};

function report(commit: string, given: Partial<ForgeReport> = {}): ForgeReport {
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

describe('approvals of GitLab', () => {
  it('are of the head only until the next push, even where GitLab keeps them', async () => {
    const { number } = await openOne(under);
    under.world.review(number, 'ravi', 'approve');
    const before = await approvals();
    await under.world.push('feature', { files: { b: 'b' }, author: 'mary' }, 'mary');
    const after = await approvals();
    under.world.review(number, 'ravi', 'approve');
    const again = await approvals();
    expect(before).toEqual(['ravi approve head']);
    expect(after).toEqual(['ravi approve null']);
    expect(again).toEqual(['ravi dismissed null', 'ravi approve head']);
  });

  it('are of no commit before a push that left no note, and of the head after it', async () => {
    const { number } = await openOne(under);
    const first = under.world.tip('feature');
    await under.world.push('feature', { files: { b: 'b' }, author: 'mary' }, 'mary');
    under.world.review(number, 'ravi', 'approve');
    const mary = accountOf(under.fake.world, 'mary');
    await moveBranch(under.fake.world, under.project, 'feature', first, mary);
    const before = await approvals();
    under.world.review(number, 'ravi', 'approve');
    const after = await approvals();
    expect(before).toEqual(['ravi approve null']);
    expect(after).toEqual(['ravi dismissed null', 'ravi approve head']);
  });

  it('do not count where they were given in the second of the last push', async () => {
    const { number } = await openOne(under);
    under.fake.world.pace = 0;
    await under.world.push('feature', { files: { b: 'b' }, author: 'mary' }, 'mary');
    under.world.review(number, 'ravi', 'approve');
    const same = await approvals();
    under.fake.world.pace = 1500;
    under.world.review(number, 'ravi', 'approve');
    expect(same).toEqual(['ravi approve null']);
    expect((await approvals()).at(-1)).toBe('ravi approve head');
  });

  it('are shown as taken back where the project resets them at a push', async () => {
    under.project.resetsApprovals = true;
    const { number } = await openOne(under);
    under.world.review(number, 'ravi', 'approve');
    await under.world.push('feature', { files: { b: 'b' }, author: 'mary' }, 'mary');
    expect(await approvals()).toEqual(['ravi dismissed null']);
  });

  it('are shown as taken back where somebody does that', async () => {
    const { number } = await openOne(under);
    under.world.review(number, 'ravi', 'approve');
    const request = under.project.requests.get(number);
    if (request === undefined) throw new Error('no request');
    verbs.unapprove(under.fake.world, request, accountOf(under.fake.world, 'ravi'));
    expect(await approvals()).toEqual(['ravi dismissed head', 'ravi dismissed head']);
  });

  it('do not count once the target branch is another', async () => {
    const { number } = await openOne(under);
    await under.world.commits('other', [{ files: { o: 'o' } }]);
    under.world.review(number, 'ravi', 'approve');
    const request = under.project.requests.get(number);
    if (request === undefined) throw new Error('no request');
    await verbs.changeTarget(under.fake.world, request, 'other', request.by);
    expect(await approvals()).toEqual(['ravi approve null']);
  });

  it('that no note tells of leave the list not whole', async () => {
    const { number } = await openOne(under);
    under.project.requests.get(number)?.approvals.add(accountOf(under.fake.world, 'ravi'));
    expect(await approvals()).toEqual(['…']);
  });

  it('are no stranger’s: a note that only says so approves nothing', async () => {
    const { number } = await openOne(under);
    under.world.comment(number, 'eve', 'approved this merge request');
    expect(await approvals()).toEqual(['eve comment head']);
  });

  it.each([
    ['a bot', { bot: true }, 'bot'],
    ['somebody blocked', { state: 'blocked' }, 'deleted'],
    ['somebody deactivated', { state: 'deactivated' }, 'deleted'],
    ['a person', {}, 'person'],
  ] as const)('of %s are of kind %s', async (_who, given, kind) => {
    const { number } = await openOne(under);
    const account = newAccount(under.fake.world, 'visitor', given);
    setLevel(under.fake.world, under.project, account, 'write');
    under.world.review(number, 'visitor', 'approve');
    const ref = { forge: under.forge.id, repository: 'acme/shop', number };
    const { items } = await under.forge.listReviews(ref);
    expect(items).toMatchObject([{ account: { kind }, mayWrite: kind === 'person' }]);
  });
});

describe('what GitLab says of a merge', () => {
  it.each(['merge', 'squash', 'fast-forward'] as const)('finds the commit of a %s', async (how) => {
    const ref = await openOne(under);
    const before = under.world.tip('main');
    const request = under.project.requests.get(ref.number);
    if (request === undefined) throw new Error('no request');
    const ravi = accountOf(under.fake.world, 'ravi');
    const made = await verbs.mergeRequest(under.fake.world, request, ravi, how);
    expect(await under.forge.readRequest(ref)).toMatchObject({
      state: 'merged',
      mergeCommit: made,
      mergedBy: { login: 'ravi' },
      mergedAt: under.fake.world.clock.now(),
      base: { commit: before },
    });
  });
});

describe('reports on GitLab', () => {
  it.each([
    ['released', 'passed'],
    ['held', 'failed'],
    ['denied', 'failed'],
    ['fault', 'failed'],
  ] as const)('answer the external status check of that name: %s', async (conclusion, status) => {
    under.project.checks = [
      { id: 5, name: 'Holdpoint' },
      { id: 6, name: 'another' },
    ];
    const ref = await openOne(under);
    const sha = under.world.tip('feature');
    await under.forge.publish(ref, report(sha, { conclusion }));
    expect(under.project.requests.get(ref.number)?.responses).toEqual([{ check: 5, sha, status }]);
  });

  it('write over what somebody else put under our name', async () => {
    const ref = await openOne(under);
    const commit = under.world.tip('feature');
    await under.forge.publish(ref, report(commit));
    const eve = accountOf(under.fake.world, 'eve');
    forgeStatus(under.fake.world, under.project, commit, eve, 'success');
    const before = under.world.reports(commit);
    await under.forge.publish(ref, report(commit));
    expect(before).toMatchObject([{ passes: true }]);
    expect(before[0]?.summary).not.toContain('Not from Holdpoint');
    expect(under.world.reports(commit)).toMatchObject([
      {
        passes: false,
        summary: expect.stringMatching(/Not from Holdpoint:\*\* `eve` wrote .*`success`/),
      },
    ]);
  });

  it.each([
    ['a check that is required', ['holdpoint'], true, true, null],
    ['a check that is not', ['holdpoint'], false, false, 'answered, but not required'],
    ['a check beside pipelines', ['holdpoint'], false, true, 'cannot enforce it'],
    ['pipelines that must succeed', null, false, true, 'cannot enforce it'],
    ['a check of somebody else', ['another'], true, true, 'cannot enforce it'],
    ['nothing at all', null, false, false, 'does not hold merges'],
  ] as const)('say how far %s binds', async (_what, checks, checksMustPass, pipelines, words) => {
    under.project.checks = checks?.map((name, index) => ({ id: index + 5, name })) ?? null;
    Object.assign(under.project.settings, { checksMustPass, pipelinesMustSucceed: pipelines });
    const ref = await openOne(under);
    const commit = under.world.tip('feature');
    await under.forge.publish(ref, report(commit));
    const body = under.world.reports(commit)[0]?.summary ?? '';
    const said = ['answered, but not required', 'cannot enforce it', 'does not hold merges'];
    expect(said.filter((each) => body.includes(each))).toEqual(
      words === null ? [] : expect.arrayContaining([words]),
    );
  });

  it('change their words also where the state stays', async () => {
    const ref = await openOne(under);
    const commit = under.world.tip('feature');
    await under.forge.publish(ref, report(commit));
    await under.forge.publish(ref, report(commit, { title: 'Held: 1 approval' }));
    expect(under.world.reports(commit)).toMatchObject([
      { passes: false, title: 'Held: 1 approval' },
    ]);
  });

  it('carry nothing out and mention nobody', async () => {
    const ref = await openOne(under);
    const commit = under.world.tip('feature');
    const summary = 'Look:\n/approve\n/merge\n\nask @all';
    await under.forge.publish(ref, report(commit, { summary }));
    await under.forge.reply(ref, '/merge\n@all');
    const notes = under.project.requests.get(ref.number)?.notes ?? [];
    expect(notes).toHaveLength(2);
    expect(notes.filter(({ body }) => /^\/|@\w/m.test(body))).toEqual([]);
  });

  it('leave the note of the head where a late one is about an older commit', async () => {
    const ref = await openOne(under);
    const former = under.world.tip('feature');
    const commit = await under.world.push('feature', { files: { b: 'b' } }, 'mary');
    await under.forge.publish(ref, report(commit, { title: 'Of the head' }));
    await under.forge.publish(ref, report(former, { title: 'Of another', conclusion: 'released' }));
    expect(under.world.reports(commit)).toMatchObject([
      { title: 'Of the head', summary: expect.stringContaining('Of the head'), passes: false },
    ]);
  });
});

describe('merge trains', () => {
  const onTrain = async () => {
    const first = await openOne(under);
    await under.world.push('other', { files: { 'b.txt': 'b\n' }, author: 'mary' }, 'mary');
    const number = await under.world.open({ branch: 'other', by: 'mary' });
    const second = { ...first, number };
    const requests = [first, second].flatMap((ref) => under.project.requests.get(ref.number) ?? []);
    const ravi = accountOf(under.fake.world, 'ravi');
    const cars = await startTrain(under.fake.world, under.project, requests, ravi);
    return { first, second, heads: cars.map(({ pipeline }) => pipeline.sha) };
  };

  it('are read with all that each car brings, from the tip of the target branch', async () => {
    const { first, second, heads } = await onTrain();
    const [a, b] = [first.number, second.number];
    const group = { repository: 'acme/shop', baseBranch: 'main', base: under.world.tip('main') };
    const [own, behind] = [
      { ...group, head: heads[0], numbers: [a] },
      { ...group, head: heads[1], numbers: [a, b] },
    ];
    expect(await under.forge.mergeGroupsOf?.(first)).toEqual([own, behind]);
    expect(await under.forge.mergeGroupsOf?.(second)).toEqual([behind]);
  });

  it('are none for a request that is not on one, nor where what is merged is not GitLab’s own', async () => {
    const { first } = await onTrain();
    under.project.train = under.project.train.map((car) => ({
      ...car,
      pipeline: { ...car.pipeline, ref: 'feature' },
    }));
    const foreign = await under.forge.mergeGroupsOf?.(first);
    under.project.train = [];
    expect([foreign, await under.forge.mergeGroupsOf?.(first)]).toEqual([[], []]);
  });

  it('are none where the tier has none', async () => {
    const ref = await openOne(under);
    under.fake.failNext(/merge_trains/, 403);
    expect(await under.forge.mergeGroupsOf?.(ref)).toEqual([]);
  });

  it('wait for a status in the pipeline of their own', async () => {
    const { heads } = await onTrain();
    const [commit = ''] = heads;
    await under.forge.publish({ repository: 'acme/shop' }, report(commit));
    expect(under.project.statuses).toMatchObject([
      { sha: commit, state: 'pending', pipeline: under.project.train[0]?.pipeline.id },
    ]);
  });
});

describe('pipelines', () => {
  const heard = () => {
    const delivery = under.world.deliveries().at(-1);
    if (delivery === undefined) throw new Error('nothing was told');
    const answer = under.forge.hear(delivery);
    return answer.kind === 'heard' ? answer.events : answer;
  };

  it('tell that something was said beside a commit', async () => {
    await openOne(under);
    const commit = under.world.tip('feature');
    const eve = accountOf(under.fake.world, 'eve');
    forgeStatus(under.fake.world, under.project, commit, eve, 'success');
    expect(heard()).toEqual([{ kind: 'said', repository: 'acme/shop', commit }]);
  });

  it('of a request have it looked at again', async () => {
    const ref = await openOne(under);
    const request = under.project.requests.get(ref.number);
    const ravi = accountOf(under.fake.world, 'ravi');
    pipelineHappened(under.fake.world, under.project, 'a'.repeat(40), request ?? null, ravi);
    expect(heard()).toMatchObject([
      { kind: 'said', commit: 'a'.repeat(40) },
      { kind: 'request', ref, cause: 'merge request pipeline' },
    ]);
  });
});

describe('protected branches', () => {
  it.each([
    ['main', [], true],
    ['topic', [], false],
    ['topic', ['topic'], true],
    ['release/1/2', ['release/*'], true],
    ['release', ['release/*'], false],
    ['v1-stable', ['v*-stable'], true],
    ['v-stable', ['v-*stable*x'], false],
  ] as const)('%s among %j: %s', async (branch, names, isProtected) => {
    under.project.protectedBranches = names;
    expect(await under.forge.isProtectedBranch?.('acme/shop', branch)).toBe(isProtected);
  });
});

describe('what was merged into a branch', () => {
  const merged = async (method: 'merge' | 'squash' | 'fast-forward') => {
    const { number } = await openOne(under);
    const request = under.project.requests.get(number);
    if (request === undefined) throw new Error('no request');
    const by = accountOf(under.fake.world, 'mary');
    return { request, made: await verbs.mergeRequest(under.fake.world, request, by, method) };
  };
  const listed = (branch: string, since: string) =>
    under.forge.listMergedRequests?.('acme/shop', branch, since);
  const EVER = '2000-01-01T00:00:00.000Z';

  it.each(['merge', 'squash', 'fast-forward'] as const)(
    'is listed with the commit that brought it, by %s',
    async (method) => {
      const { request, made } = await merged(method);
      const found = await listed('main', EVER);
      expect(found).toMatchObject({
        isWhole: true,
        items: [{ forge: under.forge.id, repository: 'acme/shop', number: request.iid }],
      });
      expect(found?.items[0]?.commits).toEqual([...new Set([made, request.sha])]);
    },
  );

  it('is not what is open, of another branch, or older', async () => {
    await openOne(under);
    const open = await listed('main', EVER);
    const request = under.project.requests.get(1);
    if (request === undefined) throw new Error('no request');
    await verbs.mergeRequest(
      under.fake.world,
      request,
      accountOf(under.fake.world, 'mary'),
      'merge',
    );
    const at = request.merged?.at ?? '';
    const later = new Date(Date.parse(at) + 1).toISOString();
    const lists = [open, await listed('other', EVER), await listed('main', later)];
    expect(lists.map((each) => each?.items)).toEqual([[], [], []]);
    expect((await listed('main', at))?.items).toHaveLength(1);
  });
});

describe('bad weather of GitLab', () => {
  it('says that its token is no longer good, at once', async () => {
    const ref = await openOne(under);
    under.fake.expireToken();
    const asked = under.fake.listening.requests.length;
    const fault = await faultOf(under.forge.readRequest(ref));
    expect([fault.code, under.fake.listening.requests.length - asked]).toEqual(['unauthorised', 1]);
    expect(fault.message).not.toContain(under.fake.token);
  });

  it('waits no longer than it was told to', async () => {
    const ref = await openOne(under);
    const { fake } = under;
    const forge = gitlabForge({
      id: under.forge.id,
      url: fake.url,
      token: fake.token,
      webhookSecret: fake.secrets.secret,
      timeout: 50,
      clock: fake.world.clock,
    });
    let end = (): void => undefined;
    const until = new Promise<void>((resolve) => {
      end = resolve;
    });
    fake.world.weather.delays.push({ pattern: 'merge_requests', until, when: 'before' });
    const fault = await faultOf(forge.readRequest(ref));
    end();
    expect(fault.code).toBe('unreachable');
  });

  it('sends what was held back, in another order and twice, under the same ids', async () => {
    const ids = new Map<string, number>();
    const server = await import('node:http').then(({ createServer }) =>
      createServer((request, response) => {
        const chunks: Buffer[] = [];
        request.on('data', (chunk: Buffer) => chunks.push(chunk));
        request.on('end', () => {
          const headers = request.headers as Record<string, string>;
          const heard = under.forge.hear({ headers, body: Buffer.concat(chunks) });
          const id = heard.kind === 'heard' ? heard.id : heard.why;
          ids.set(id, (ids.get(id) ?? 0) + 1);
          response.end();
        });
      }),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { deliveries } = under.fake.world;
    deliveries.target = `http://127.0.0.1:${(server.address() as { port: number }).port}/`;
    deliveries.mode = 'hold';
    await openOne(under);
    await deliveries.release({ order: 'reversed', times: 2 });
    await new Promise((resolve) => server.close(resolve));
    expect([...ids.values()]).toEqual([2, 2]);
  });
});
