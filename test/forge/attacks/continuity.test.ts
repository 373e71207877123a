import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StoredCase } from '../../../src/engine/ports.ts';
import type { CommitGiven } from '../../support/github-fake/verbs/repositories.ts';
import { settleAll, sweepAndSettle } from '../../support/until-settled.ts';
import { startAttackWorld, type AttackWorld } from './support/attack-world.ts';
import { openShop, RELEASED, type Shop } from './support/shop.ts';

let world: AttackWorld;
beforeAll(async () => {
  world = await startAttackWorld();
});
afterAll(() => world.close());

const PRICE = { message: 'Round', files: { 'orders/price.ts': 'export const price = 4;\n' } };
const TAX = { message: 'Tax', files: { 'orders/tax.ts': 'export const tax = 9;\n' } };
const EVIL = { message: 'Evil', files: { 'payments/charge.ts': 'export const charge = 0;\n' } };
const WORSE = { message: 'Worse', files: { 'payments/charge.ts': 'export const charge = -1;\n' } };

const settle = async () => {
  await world.github.settled();
  await settleAll(world);
};
const sweep = async () => {
  await world.github.settled();
  await sweepAndSettle(world);
};

/** A shop whose main branch was found by a sweep. */
async function watchedShop(): Promise<Shop> {
  const shop = await openShop(world);
  await sweep();
  return shop;
}

/** What went past us on branches of a shop without requests, in no order. */
async function past(shop: Shop): Promise<readonly StoredCase[]> {
  const cases = await world.fresh.store.listCases({ states: ['bypassed'], limit: 500 });
  return cases
    .filter(({ assessment: { change } }) => change.origin?.repository === shop.repo.name)
    .filter(({ assessment: { change } }) => change.origin?.request === null);
}

const headsOf = async (shop: Shop) =>
  (await past(shop)).map(({ assessment }) => assessment.change.origin?.head);

async function lastOf(shop: Shop, kind: string): Promise<Readonly<Record<string, unknown>>> {
  const entries = await world.fresh.store.listLedger(null, 500);
  const place = `${world.forge}/${shop.repo.name}@main`;
  return entries.find((each) => each.kind === kind && each.body['place'] === place)?.body ?? {};
}

async function released(shop: Shop, commit: CommitGiven = PRICE) {
  const pull = await shop.open(commit, 'mary');
  await shop.review(pull, 'ravi');
  expect(await shop.standing(pull)).toMatchObject(RELEASED);
  return pull;
}

async function unheard(work: () => Promise<unknown>): Promise<void> {
  await world.github.settled();
  world.github.deliver('drop');
  await work();
  await world.github.settled();
  world.github.deliver('in-order');
}

describe('pushes that no webhook told of', () => {
  it('are found by the sweep, once, with all that lies between', async () => {
    const shop = await watchedShop();
    const begun = await lastOf(shop, 'branch.begun');
    expect(begun['head']).toBe(shop.repo.tip('main'));
    await unheard(() => shop.repo.push('main', [EVIL, WORSE], 'root'));
    const pushed = shop.repo.tip('main');
    await sweep();
    await sweep();
    expect(await headsOf(shop)).toEqual([pushed]);
    const [row] = await past(shop);
    const record = await world.fresh.store.listRecord(row?.id ?? '');
    // Nobody told who pushed, so nobody is named.
    expect(record.at(-1)).toMatchObject({ actor: null, body: { how: 'pushed-directly' } });
    expect(await lastOf(shop, 'branch.accounted')).toMatchObject({
      from: begun['head'],
      head: pushed,
      how: 'grown',
      bypassed: [row?.id],
    });
  });

  it('are judged with the next push that one tells of', async () => {
    const shop = await watchedShop();
    const from = shop.repo.tip('main');
    await unheard(() => shop.repo.push('main', EVIL, 'root'));
    const harmless = await shop.repo.push('main', { files: { 'wiki/page.md': 'Hi.\n' } }, 'root');
    await settle();
    const [row] = await past(shop);
    expect(row?.assessment.change.origin).toMatchObject({ base: from, head: harmless });
  });

  it.each(['merge', 'squash', 'rebase'] as const)(
    'are harmless where a released request was merged, by %s',
    async (method) => {
      const shop = await watchedShop();
      const pull = await released(shop);
      await unheard(() => shop.repo.mergePull(pull, 'mary', { method }));
      await sweep();
      expect(await past(shop)).toEqual([]);
      expect((await shop.standing(pull)).record.slice(-2)).toEqual(['confirmed', 'merged']);
      expect(await lastOf(shop, 'branch.accounted')).toMatchObject({
        head: shop.repo.tip('main'),
        bypassed: [],
      });
    },
  );

  it('are harmless where a queue merged, and where a request took it back', async () => {
    const shop = await watchedShop();
    const pull = await released(shop);
    const group = await shop.repo.enqueueMergeGroup(pull, 'mary');
    await shop.settle(pull);
    await unheard(() => shop.repo.endMergeGroup(pull, group, 'merged', 'mary'));
    const back = { message: 'Revert', files: { 'orders/price.ts': 'export const price = 1;\n' } };
    await sweep();
    const revert = await released(shop, back);
    await unheard(() => shop.repo.mergePull(revert, 'mary', { method: 'squash' }));
    await sweep();
    expect(await past(shop)).toEqual([]);
    expect((await shop.standing(revert)).record.at(-1)).toBe('merged');
  });

  it('are harmless where a request came and went that nobody had heard of', async () => {
    const shop = await watchedShop();
    await unheard(async () => {
      await shop.repo.push('page', { files: { 'wiki/page.md': 'Better.\n' } }, 'mary');
      const pull = await shop.repo.openPull({ head: 'page', by: 'mary' });
      await shop.repo.mergePull(pull, 'root', { bypass: true });
    });
    await sweep();
    // It is a matter of the request, whatever comes of it, and no push.
    expect(await past(shop)).toEqual([]);
    const known = await world.fresh.store.forge.findRequest({
      forge: world.forge,
      repository: shop.repo.name,
      number: 1,
    });
    expect(known?.outcome).not.toBeNull();
  });

  it('show just what went past, where merges lie around it', async () => {
    const shop = await watchedShop();
    const [one, two] = [await released(shop), await released(shop, TAX)];
    let evil = '';
    await unheard(async () => {
      await shop.repo.mergePull(one, 'mary');
      evil = await shop.repo.push('main', EVIL, 'root');
      await shop.repo.mergePull(two, 'mary', { method: 'squash' });
    });
    await sweep();
    expect(await headsOf(shop)).toEqual([evil]);
    const [row] = await past(shop);
    const touched = row?.assessment.change.effects.map(({ resource }) => resource.address);
    expect(touched).toEqual(['payments/charge.ts']);
    for (const pull of [one, two]) {
      expect((await shop.standing(pull)).record.at(-1)).toBe('merged');
    }
  });
});

describe('webhooks about pushes', () => {
  it('twice, in the wrong order and late, tell nothing new', async () => {
    const shop = await watchedShop();
    const pull = await released(shop);
    await world.github.settled();
    world.github.deliver('hold');
    await shop.repo.mergePull(pull, 'mary', { method: 'rebase' });
    const evil = await shop.repo.push('main', EVIL, 'root');
    await world.github.release({ order: 'reversed', times: 2 });
    world.github.deliver('in-order');
    await settle();
    expect(await headsOf(shop)).toEqual([evil]);
    const pushes = world.github.deliveries.filter(
      ({ event, repository }) => event === 'push' && repository === shop.repo.name,
    );
    for (const delivery of pushes) await world.github.redeliver(delivery);
    await settle();
    await sweep();
    expect(await headsOf(shop)).toEqual([evil]);
    expect(await lastOf(shop, 'branch.accounted')).toMatchObject({ head: evil });
  });

  it('that come before the branch was ever looked at are judged from where they say', async () => {
    const shop = await openShop(world);
    await world.github.settled();
    world.github.deliver('hold');
    const first = await shop.repo.push('main', EVIL, 'root');
    const second = await shop.repo.push('main', WORSE, 'root');
    // The sweep is faster than the webhooks.
    await sweepAndSettle(world);
    expect(await lastOf(shop, 'branch.begun')).toMatchObject({ head: second });
    await world.github.release({ order: 'reversed' });
    world.github.deliver('in-order');
    await settle();
    expect(await headsOf(shop)).toEqual(expect.arrayContaining([first, second]));
  });
});

describe('history that is rewritten', () => {
  it('shows what had been accounted for and went, whoever was told', async () => {
    const shop = await watchedShop();
    const start = shop.repo.tip('main') ?? '';
    const pull = await released(shop);
    await shop.repo.mergePull(pull, 'mary');
    await sweep();
    const merged = shop.repo.tip('main');
    expect(await past(shop)).toEqual([]);
    await unheard(() => shop.repo.forcePush('main', start, 'root'));
    await sweep();
    await sweep();
    const found = await past(shop);
    expect(found.map(({ assessment }) => assessment.change.origin)).toMatchObject([
      { base: merged, head: start },
    ]);
    const record = await world.fresh.store.listRecord(found[0]?.id ?? '');
    expect(record.at(-1)?.body).toMatchObject({
      how: 'history-rewritten',
      why: expect.stringMatching(/^main was moved by force: \d commits that had been accounted/),
    });
    expect(await lastOf(shop, 'branch.accounted')).toMatchObject({
      head: start,
      how: 'rewritten',
    });
    // Harmless from there on: a request that is released and merged.
    const again = await released(shop, TAX);
    await shop.repo.mergePull(again, 'mary');
    await sweep();
    expect(await past(shop)).toHaveLength(1);
  });

  it('shows a branch that was deleted and made again with something else', async () => {
    const shop = await watchedShop();
    const parents = [shop.repo.tip('main') ?? ''];
    const evil = await shop.repo.commit({ ...EVIL, author: 'root', parents });
    await shop.repo.deleteBranch('main', 'root');
    await settle();
    await shop.repo.push('main', evil, 'root');
    await settle();
    expect(await headsOf(shop)).toEqual([evil]);
  });
});

describe('branches that come and go', () => {
  it('are watched once the forge protects them, from where they are then, and are none before', async () => {
    const shop = await watchedShop();
    await shop.repo.push('release', { ...EVIL, parents: [shop.repo.tip('main') ?? ''] }, 'root');
    await sweep();
    expect(await past(shop)).toEqual([]);
    shop.repo.requireCheck('holdpoint', world.github.app, 'release');
    // For an hour it is remembered which branches the forge protects.
    world.time.pass(61 * 60 * 1000);
    await sweep();
    expect(await past(shop)).toEqual([]);
    let worse = '';
    await unheard(async () => {
      worse = await shop.repo.push('release', WORSE, 'root');
    });
    await sweep();
    expect(await headsOf(shop)).toEqual([worse]);
  });

  it('are the same where they were deleted and made anew at the same commit', async () => {
    const shop = await watchedShop();
    const pull = await released(shop);
    await shop.repo.mergePull(pull, 'mary');
    await sweep();
    const head = shop.repo.tip('main') ?? '';
    await shop.repo.deleteBranch('main', 'root');
    await sweep();
    await shop.repo.push('main', head, 'root');
    await sweep();
    expect(await past(shop)).toEqual([]);
    expect(await lastOf(shop, 'branch.accounted')).toMatchObject({ head, how: 'grown' });
  });
});

describe('the database, altered', () => {
  it('excuses no push: neither as part of a merge nor as accounted for', async () => {
    const shop = await watchedShop();
    const pull = await released(shop);
    const start = shop.repo.tip('main');
    let evil = '';
    await unheard(async () => {
      evil = await shop.repo.push('main', EVIL, 'root');
    });
    await shop.repo.mergePull(pull, 'mary');
    await shop.settle(pull);
    const before = await headsOf(shop);
    expect(before).toEqual([evil]);
    const database = new Client({ connectionString: world.fresh.connectionString });
    await database.connect();
    await unheard(async () => {
      evil = await shop.repo.push('main', WORSE, 'root');
    });
    await database.query(
      'update holdpoint.forge_requests set merged_from = $1, merged_to = $2 where repository = $3',
      [start, evil, shop.repo.name],
    );
    await database.end();
    await sweep();
    expect(new Set(await headsOf(shop))).toEqual(new Set([...before, evil]));
  });
});
