import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { receiveHooks, type HookReceiver } from './testing/hook-receiver.ts';
import { openShop, type Shop } from './testing/shop.ts';

describe('webhooks', () => {
  let shop: Shop;
  let receiver: HookReceiver;

  beforeEach(async () => {
    shop = await openShop();
    receiver = await receiveHooks();
    shop.fake.hooksTo(receiver.url);
  });

  afterEach(async () => {
    await shop.fake.close();
    await receiver.close();
  });

  const events = (): readonly string[] =>
    receiver.received.map(({ event, body }) => {
      const { action } = JSON.parse(body) as { action?: string };
      return action === undefined ? event : `${event}.${action}`;
    });

  it('are signed over exactly the bytes that are sent', async () => {
    shop.repo.comment(shop.pull, 'mary', 'Grüße');
    await shop.fake.settled();
    const [one] = receiver.received;
    const digest = createHmac('sha256', shop.fake.webhookSecret)
      .update(one?.body ?? '')
      .digest('hex');
    expect(one?.signature).toBe(`sha256=${digest}`);
    expect(one?.delivery).toBe(shop.fake.deliveries.at(-1)?.id);
    expect(shop.fake.deliveries.at(-1)?.answers).toEqual([202]);
  });

  it('come in the order of what happened', async () => {
    const { repo, pull } = shop;
    await repo.push('feature', { files: { 'b.txt': 'b' } }, 'mary');
    const review = repo.review(pull, { by: 'ravi', state: 'APPROVED' });
    repo.editReview(pull, review, 'Changed my words', 'ravi');
    repo.dismissReview(pull, review, 'mary');
    await repo.label(pull, 'urgent', 'mary');
    await repo.closePull(pull, 'mary');
    await repo.reopenPull(pull, 'mary');
    await shop.fake.settled();
    expect(events()).toEqual([
      'push',
      'check_suite.requested',
      'pull_request.synchronize',
      'pull_request_review.submitted',
      'pull_request_review.edited',
      'pull_request_review.dismissed',
      'pull_request.labeled',
      'pull_request.closed',
      'pull_request.reopened',
    ]);
  });

  it('are held back and released late, out of order and twice', async () => {
    shop.fake.deliver('hold');
    const first = shop.repo.review(shop.pull, { by: 'ravi', state: 'APPROVED' });
    shop.repo.dismissReview(shop.pull, first, 'mary');
    await shop.fake.settled();
    expect(events()).toEqual([]);
    await shop.fake.release({ order: 'reversed', times: 2 });
    const [submitted, dismissed] = ['submitted', 'dismissed'].map(
      (action) => `pull_request_review.${action}`,
    );
    expect(events()).toEqual([dismissed, dismissed, submitted, submitted]);
    const ids = new Set(receiver.received.map(({ delivery }) => delivery));
    expect(ids.size).toBe(2);
  });

  it('are lost, and sent again on request with the same id', async () => {
    shop.fake.deliver('drop');
    await shop.repo.closePull(shop.pull, 'mary');
    await shop.fake.settled();
    expect(events()).toEqual([]);
    const lost = shop.fake.deliveries.at(-1);
    if (lost !== undefined) await shop.fake.redeliver(lost);
    expect(receiver.received.map(({ delivery }) => delivery)).toEqual([lost?.id]);
  });

  it('say 0 of a receiver that is not there', async () => {
    await receiver.close();
    shop.repo.comment(shop.pull, 'mary', 'Anybody?');
    await shop.fake.settled();
    expect(shop.fake.deliveries.at(-1)?.answers).toEqual([0]);
  });

  it('find the API telling the same already', async () => {
    let seen = '';
    const sha = await shop.repo.push('feature', { files: { 'b.txt': 'b' } }, 'mary');
    const pushed = shop.fake.deliveries.find(({ event }) => event === 'push');
    seen = ((await shop.ask('GET', '/repos/acme/shop/pulls/1')).body as { head: { sha: string } })
      .head.sha;
    expect(pushed?.payload).toMatchObject({ after: sha, pusher: { name: 'mary' }, forced: false });
    expect(seen).toBe(sha);
  });
});

describe('payloads', () => {
  let shop: Shop;

  beforeEach(async () => {
    shop = await openShop();
  });

  afterEach(() => shop.fake.close());

  const last = (): Readonly<Record<string, unknown>> => shop.fake.deliveries.at(-1)?.payload ?? {};

  it('carry installation, organisation, repository and sender', async () => {
    await shop.repo.label(shop.pull, 'urgent', 'ravi');
    expect(last()).toMatchObject({
      action: 'labeled',
      label: { name: 'urgent' },
      number: 1,
      installation: { id: shop.fake.installation('acme').id },
      organization: { login: 'acme' },
      repository: { full_name: 'acme/shop' },
      sender: { login: 'ravi', type: 'User' },
      pull_request: { head: { sha: shop.pull.headSha }, commits: 1, mergeable: null },
    });
  });

  it('write the state of a review in small letters, the API in capitals', async () => {
    shop.repo.review(shop.pull, { by: 'ravi', state: 'CHANGES_REQUESTED', body: 'No' });
    const listed = await shop.ask('GET', '/repos/acme/shop/pulls/1/reviews');
    expect(last()).toMatchObject({
      review: { state: 'changes_requested', commit_id: shop.pull.headSha },
    });
    expect(listed.body).toMatchObject([{ state: 'CHANGES_REQUESTED' }]);
  });

  it('name the base before an edit', async () => {
    const before = shop.pull.baseSha;
    await shop.repo.commit({ branch: 'release', files: { 'r.txt': 'r' } });
    await shop.repo.changeBase(shop.pull, 'release', 'mary');
    expect(last()).toMatchObject({
      action: 'edited',
      changes: { base: { ref: { from: 'main' }, sha: { from: before } } },
      pull_request: { base: { ref: 'release' } },
    });
  });

  it('list the commits of a push with their paths', async () => {
    await shop.repo.push(
      'feature',
      [
        { files: { 'n.txt': 'n' }, message: 'Add' },
        { files: { 'a.txt': null }, message: 'Take' },
      ],
      'mary',
    );
    const push = shop.fake.deliveries.find(({ event }) => event === 'push');
    expect(push?.payload['commits']).toMatchObject([
      { message: 'Add', added: ['n.txt'], removed: [], author: { username: 'mary' } },
      { message: 'Take', removed: ['a.txt'], modified: [] },
    ]);
  });

  it('ask for checks on a merge group and say how it ended', async () => {
    const group = await shop.repo.enqueueMergeGroup(shop.pull, 'mary');
    const base = shop.repo.tip('main');
    expect(last()).toMatchObject({
      action: 'checks_requested',
      merge_group: {
        head_sha: group.headSha,
        head_ref: `refs/heads/gh-readonly-queue/main/pr-1-${base}`,
        base_sha: base,
        base_ref: 'refs/heads/main',
      },
    });
    await shop.repo.endMergeGroup(shop.pull, group, 'dequeued', 'mary');
    const end = shop.fake.deliveries.find(({ action }) => action === 'destroyed');
    expect(end?.payload).toMatchObject({ reason: 'dequeued' });
    expect(shop.pull.state).toBe('open');
  });

  it('tell of teams, roles and installations', async () => {
    shop.fake.addTeam('platform', ['ravi']);
    shop.fake.addToTeam('platform', 'mary', 'ravi');
    expect(last()).toMatchObject({ scope: 'team', member: { login: 'mary' }, action: 'added' });
    shop.repo.setRole('eve', 'write', 'ravi');
    expect(last()).toMatchObject({
      member: { login: 'eve' },
      changes: { permission: { to: 'write' } },
    });
    shop.fake.uninstall('acme', 'ravi');
    expect(last()).toMatchObject({ action: 'deleted', repositories: [{ name: 'shop' }] });
  });

  it('stay away from an app that did not subscribe', async () => {
    const other = await openShop({ events: ['pull_request'] });
    await other.repo.push('feature', { files: { 'b.txt': 'b' } }, 'mary');
    const seen = other.fake.deliveries.map(({ action }) => action);
    await other.fake.close();
    expect(seen).toEqual(['opened', 'synchronize']);
  });
});
