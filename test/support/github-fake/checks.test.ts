import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FakeApp } from './state/types.ts';
import { asker, type Answer } from './testing/ask.ts';
import { openShop, type Shop } from './testing/shop.ts';

describe('check runs', () => {
  let shop: Shop;
  const RUNS = '/repos/acme/shop/check-runs';

  beforeEach(async () => {
    shop = await openShop();
  });

  afterEach(() => shop.fake.close());

  const create = (more: object = {}): Promise<Answer> =>
    shop.ask('POST', RUNS, { name: 'gate', head_sha: shop.pull.headSha, ...more });
  const annotation = { path: 'a.txt', start_line: 1, end_line: 1, annotation_level: 'notice' };
  const annotations = (count: number): object => ({
    title: 't',
    summary: 's',
    annotations: Array.from({ length: count }, () => ({ ...annotation, message: 'm' })),
  });

  it('are made, completed, and listed with the id of their app', async () => {
    const made = await create({ status: 'in_progress' });
    const done = await shop.ask('PATCH', `${RUNS}/${made.body.id}`, { conclusion: 'success' });
    const path = `/repos/acme/shop/commits/${shop.pull.headSha}/check-runs?check_name=gate`;
    const listed = await shop.ask('GET', path);
    expect([made.status, done.status]).toEqual([201, 200]);
    expect(listed.body).toMatchObject({
      total_count: 1,
      check_runs: [{ status: 'completed', conclusion: 'success', app: { id: shop.fake.app.id } }],
    });
    expect(listed.body.check_runs[0].pull_requests).toMatchObject([{ number: 1 }]);
  });

  it('show the latest of a name, and all on request', async () => {
    await create({ conclusion: 'failure' });
    await create({ conclusion: 'success' });
    const path = '/repos/acme/shop/commits/feature/check-runs';
    const latest = await shop.ask('GET', path);
    const all = await shop.ask('GET', `${path}?filter=all`);
    expect([latest.body.total_count, all.body.total_count]).toEqual([1, 2]);
    expect(latest.body.check_runs[0].conclusion).toBe('success');
  });

  it.each([
    ['50 annotations', annotations(50), 201],
    ['51 annotations', annotations(51), 422],
    ['a summary of 65,535 characters', { title: 't', summary: 'x'.repeat(65_535) }, 201],
    ['a summary of 65,536 characters', { title: 't', summary: 'x'.repeat(65_536) }, 422],
    ['a text of 65,536 characters', { title: 't', summary: 's', text: 'x'.repeat(65_536) }, 422],
    ['no summary', { title: 't' }, 422],
  ])('with %s', async (_name, output, status) => {
    const answer = await create({ output });
    expect(answer.status).toBe(status);
  });

  it('add further annotations to those that are there', async () => {
    const made = await create({ output: annotations(50) });
    await shop.ask('PATCH', `${RUNS}/${made.body.id}`, { output: annotations(25) });
    const run = await shop.ask('GET', `${RUNS}/${made.body.id}`);
    expect(run.body.output.annotations_count).toBe(75);
  });

  it('are refused for a commit that is not there, and to people', async () => {
    const nowhere = await create({ head_sha: '1'.repeat(40) });
    const person = asker(shop.fake.apiUrl, shop.fake.userToken('mary'));
    const byHand = await person('POST', RUNS, { name: 'gate', head_sha: shop.pull.headSha });
    expect([nowhere.status, byHand.status]).toEqual([422, 403]);
  });

  it('of another app cannot be changed', async () => {
    const other = await shop.fake.addApp({ slug: 'ci', installedFor: 'acme' });
    const made = await create();
    const ask = asker(shop.fake.apiUrl, shop.fake.installationToken('acme', other));
    const answer = await ask('PATCH', `${RUNS}/${made.body.id}`, { conclusion: 'success' });
    expect(answer.status).toBe(403);
    expect(shop.repo.checkRuns(shop.pull.headSha)[0]?.conclusion).toBeNull();
  });

  it('are asked for again of the app that made them', async () => {
    const other = await shop.fake.addApp({ slug: 'ci', installedFor: 'acme' });
    const made = await create();
    const headSha = shop.pull.headSha;
    const theirs = shop.repo.reportCheck(other, { name: 'unit', headSha });
    const [ours] = shop.repo.checkRuns(headSha);
    if (ours !== undefined) shop.repo.rerequest(ours, 'mary');
    shop.repo.rerequest(theirs, 'mary');
    const asked = shop.fake.deliveries.filter(({ action }) => action === 'rerequested');
    expect(asked.map(({ payload }) => payload['check_run'])).toMatchObject([{ id: made.body.id }]);
  });
});

describe('a required check', () => {
  let shop: Shop;
  let other: FakeApp;

  beforeEach(async () => {
    shop = await openShop();
    other = await shop.fake.addApp({ slug: 'ci', installedFor: 'acme' });
    shop.repo.requireCheck('gate', shop.fake.app);
  });

  afterEach(() => shop.fake.close());

  const merge = async (): Promise<number> =>
    (await shop.ask('PUT', '/repos/acme/shop/pulls/1/merge', {})).status;
  const report = (app: FakeApp, conclusion: string): unknown =>
    shop.repo.reportCheck(app, { name: 'gate', headSha: shop.pull.headSha, conclusion });

  it.each<[string, () => unknown, number]>([
    ['nothing', () => null, 405],
    [
      'a plain status',
      () => shop.repo.setStatus(shop.pull.headSha, 'gate', 'success', 'mary'),
      405,
    ],
    ['a run of another app', () => report(other, 'success'), 405],
    ['a failure', () => report(shop.fake.app, 'failure'), 405],
    ['a success', () => report(shop.fake.app, 'success'), 200],
  ])('with %s', async (_name, act, status) => {
    act();
    expect(await merge()).toBe(status);
  });

  it('does not count for a head that came later', async () => {
    report(shop.fake.app, 'success');
    await shop.repo.push('feature', { files: { 'n.txt': 'n' } }, 'mary');
    expect(await merge()).toBe(405);
  });

  it('stands in the rules of the branch, and an administrator may go past it', async () => {
    const rules = await shop.ask('GET', '/repos/acme/shop/rules/branches/main');
    expect(rules.body).toMatchObject([
      {
        type: 'required_status_checks',
        parameters: {
          required_status_checks: [{ context: 'gate', integration_id: shop.fake.app.id }],
        },
      },
    ]);
    const answer = await shop.repo.mergePull(shop.pull, 'ravi', { bypass: true });
    expect(answer.kind).toBe('merged');
  });

  it('is asked for again by the merge queue, on a commit of its own', async () => {
    report(shop.fake.app, 'success');
    const group = await shop.repo.enqueueMergeGroup(shop.pull, 'mary');
    const early = await shop.repo.endMergeGroup(shop.pull, group, 'merged', 'mary');
    const headSha = group.headSha;
    shop.repo.reportCheck(shop.fake.app, { name: 'gate', headSha, conclusion: 'success' });
    const late = await shop.repo.endMergeGroup(shop.pull, group, 'merged', 'mary');
    expect([early.kind, late.kind]).toEqual(['refused', 'merged']);
    expect(shop.repo.tip('main')).toBe(group.headSha);
    expect(shop.repo.tip(group.headRef.slice('refs/heads/'.length))).toBeNull();
  });
});

describe('commit statuses', () => {
  it('are listed newest first and combined', async () => {
    const { fake, ask, pull } = await openShop();
    const path = `/repos/acme/shop/statuses/${pull.headSha}`;
    await ask('POST', path, { state: 'pending', context: 'unit' });
    await ask('POST', path, { state: 'success', context: 'unit' });
    const listed = await ask('GET', '/repos/acme/shop/commits/feature/statuses');
    const combined = await ask('GET', '/repos/acme/shop/commits/feature/status');
    expect(listed.body).toMatchObject([{ state: 'success' }, { state: 'pending' }]);
    expect(combined.body).toMatchObject({ state: 'success', total_count: 1 });
    await fake.close();
  });
});
