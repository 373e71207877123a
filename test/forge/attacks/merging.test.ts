import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startAttackWorld, type AttackWorld } from './support/attack-world.ts';
import { openShop, RELEASED } from './support/shop.ts';

let world: AttackWorld;
beforeAll(async () => {
  world = await startAttackWorld();
});
afterAll(() => world.close());

const PRICE = { message: 'Round', files: { 'orders/price.ts': 'export const price = 4;\n' } };

describe('merges that go past the gate', () => {
  it('approval after the merge', async () => {
    const shop = await openShop(world);
    const pull = await shop.open(PRICE, 'mary');
    await shop.repo.mergePull(pull, 'root', { bypass: true });
    shop.repo.review(pull, { by: 'ravi', state: 'APPROVED' });
    await shop.settle(pull);
    const standing = await shop.standing(pull);
    expect(standing).toMatchObject({ check: 'failure', state: 'bypassed' });
    expect(standing.record.at(-1)).toBe('bypassed');
    expect(await shop.sign(pull, 'ravi')).toMatchObject({ body: { code: 'already-decided' } });
  });

  it('approval after the merge: harmless where it came before', async () => {
    const shop = await openShop(world);
    const pull = await shop.open(PRICE, 'mary');
    await shop.review(pull, 'ravi');
    expect(await shop.repo.mergePull(pull, 'mary')).toMatchObject({ kind: 'merged' });
    await shop.settle(pull);
    expect((await shop.standing(pull)).record.slice(-2)).toEqual(['confirmed', 'merged']);
  });

  it('approval after a merge that nobody told of', async () => {
    const shop = await openShop(world);
    const pull = await shop.open(PRICE, 'mary');
    await world.github.settled();
    world.github.deliver('drop');
    await shop.repo.mergePull(pull, 'root', { bypass: true });
    world.github.deliver('in-order');
    world.time.pass(3_600_000);
    await shop.sign(pull, 'ravi');
    const standing = await shop.standing(pull);
    expect(standing.state).toBe('bypassed');
    expect(standing.record.at(-1)).toBe('bypassed');
  });

  it('approval after a merge that nobody told of: harmless where it came before', async () => {
    const shop = await openShop(world);
    const pull = await shop.open(PRICE, 'mary');
    await shop.sign(pull, 'ravi');
    await world.github.settled();
    world.github.deliver('drop');
    await shop.repo.mergePull(pull, 'mary');
    world.github.deliver('in-order');
    world.time.pass(600_000);
    await shop.settle(pull);
    expect((await shop.standing(pull)).record.slice(-2)).toEqual(['confirmed', 'merged']);
  });

  it('administrator bypass', async () => {
    const shop = await openShop(world);
    const pull = await shop.open(PRICE, 'mary');
    expect(await shop.repo.mergePull(pull, 'root')).toMatchObject({ kind: 'refused' });
    await shop.repo.mergePull(pull, 'root', { bypass: true, method: 'squash' });
    await shop.settle(pull);
    expect(await shop.standing(pull)).toMatchObject({ check: 'failure', state: 'bypassed' });
    const record = await world.fresh.store.listRecord((await shop.case(pull)).id);
    expect(record.at(-1)).toMatchObject({
      kind: 'case.bypassed',
      body: { how: 'merged-without-release', by: `${world.forge}/root` },
    });
  });

  it('direct push', async () => {
    const shop = await openShop(world);
    const pull = await shop.open(PRICE, 'mary');
    const commit = { files: { 'payments/charge.ts': 'export const charge = 0;\n' } };
    const pushed = await shop.repo.push('main', commit, 'root');
    await shop.settle(pull);
    const slot = `${world.forge}/${shop.repo.name}@main:${pushed}`;
    const [row] = await world.fresh.store.forge.casesInSlot(slot, 1);
    expect(row?.state).toBe('bypassed');
    const record = await world.fresh.store.listRecord(row?.id ?? '');
    expect(record.at(-1)).toMatchObject({ body: { how: 'pushed-directly' } });
  });

  it('direct push of the released head with something on top', async () => {
    const shop = await openShop(world);
    const pull = await shop.open(PRICE, 'mary');
    await shop.review(pull, 'ravi');
    const more = { files: { 'payments/charge.ts': 'export const charge = 0;\n' }, author: 'mary' };
    const parents = [pull.headSha];
    const pushed = await shop.repo.push('main', { ...more, parents }, 'root');
    await shop.settle(pull);
    const slot = `${world.forge}/${shop.repo.name}@main:${pushed}`;
    const [row] = await world.fresh.store.forge.casesInSlot(slot, 1);
    expect(row?.state).toBe('bypassed');
  });

  it('merge queue whose group has other content than what was released', async () => {
    const shop = await openShop(world);
    const pull = await shop.open(PRICE, 'mary');
    await shop.review(pull, 'ravi');
    const checkOf = (sha: string) =>
      shop.repo.checkRuns(sha).findLast(({ app }) => app === world.github.app)?.conclusion;
    const good = await shop.repo.enqueueMergeGroup(pull, 'mary');
    await shop.settle(pull);
    expect(checkOf(good.headSha)).toBe('success');
    const evil = await shop.repo.commit({
      files: { ...PRICE.files, 'payments/charge.ts': 'export const charge = 0;\n' },
      author: 'mary',
      parents: [good.baseSha, pull.headSha],
    });
    await shop.repo.state.git.setRef('refs/heads/evil', evil);
    const { body, ...rest } = world.github.deliveries.findLast(
      ({ event }) => event === 'merge_group',
    ) ?? { body: '' };
    const forged = { ...rest, id: 'another-group', body: body.replaceAll(good.headSha, evil) };
    await world.github.redeliver(forged as Parameters<typeof world.github.redeliver>[0]);
    await shop.settle(pull);
    expect(checkOf(evil)).toBe('action_required');
  });

  it('an approver’s account is closed between approval and merge', async () => {
    const shop = await openShop(world);
    const charge = { files: { 'payments/charge.ts': 'export const charge = 4;\n' } };
    const pull = await shop.open(charge, 'mary');
    await shop.sign(pull, 'sena');
    await shop.sign(pull, 'tess');
    expect(await shop.standing(pull)).toMatchObject(RELEASED);
    // Harmless: somebody leaves who has nothing to do with it.
    world.roster.leave('otto');
    await shop.settle(pull);
    expect(await shop.standing(pull)).toMatchObject(RELEASED);
    world.roster.leave('tess');
    await shop.settle(pull);
    expect(await shop.standing(pull)).toMatchObject({ check: 'action_required' });
    await shop.repo.mergePull(pull, 'root', { bypass: true });
    await shop.settle(pull);
    expect((await shop.standing(pull)).record.at(-1)).toBe('bypassed');
  });
});
