import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startAttackWorld, type AttackWorld } from './support/attack-world.ts';
import { HELD, openShop, RELEASED } from './support/shop.ts';

let world: AttackWorld;
beforeAll(async () => {
  world = await startAttackWorld();
});
afterAll(() => world.close());

const PRICE = { message: 'Round', files: { 'orders/price.ts': 'export const price = 4;\n' } };
const TAX = { message: 'A word more', files: { 'orders/tax.ts': 'export const tax = 9;\n' } };

describe('commits that come after the approval', () => {
  it('push after approval', async () => {
    const shop = await openShop(world);
    const pull = await shop.open(PRICE, 'mary');
    await shop.review(pull, 'ravi');
    expect(await shop.standing(pull)).toMatchObject(RELEASED);
    await shop.repo.push(pull.head, TAX, 'mary');
    await shop.settle(pull);
    expect(await shop.standing(pull)).toMatchObject(HELD);
    expect(await shop.repo.mergePull(pull, 'mary')).toMatchObject({ kind: 'refused' });
  });

  it('push after approval: harmless where the difference is the same', async () => {
    const shop = await openShop(world);
    const pull = await shop.open(PRICE, 'mary');
    await shop.sign(pull, 'ravi');
    await shop.repo.push(pull.head, { message: 'Nudge the pipeline' }, 'mary');
    await shop.settle(pull);
    const standing = await shop.standing(pull);
    expect(standing).toMatchObject(RELEASED);
    expect(standing.record).toEqual(['submitted', 'answered', 'released']);
  });

  it('the same difference, pushed by the approver', async () => {
    const shop = await openShop(world);
    const pull = await shop.open(PRICE, 'mary');
    await shop.sign(pull, 'ravi');
    await shop.repo.push(pull.head, { message: 'Nudge the pipeline' }, 'ravi');
    await shop.settle(pull);
    expect(await shop.standing(pull)).toMatchObject(HELD);
  });

  it('force-push to an earlier reviewed head', async () => {
    const shop = await openShop(world);
    const pull = await shop.open(PRICE, 'mary');
    const { headSha: reviewed } = pull;
    await shop.review(pull, 'ravi');
    await shop.repo.push(pull.head, TAX, 'mary');
    await shop.settle(pull);
    await shop.review(pull, 'ravi', 'CHANGES_REQUESTED');
    await shop.repo.forcePush(pull.head, reviewed, 'mary');
    await shop.settle(pull);
    expect(await shop.standing(pull)).toMatchObject({ check: 'action_required' });
  });

  it('force-push to an earlier reviewed head: harmless where it was approved last', async () => {
    const shop = await openShop(world);
    const pull = await shop.open(PRICE, 'mary');
    const { headSha: reviewed } = pull;
    await shop.review(pull, 'ravi');
    await shop.repo.push(pull.head, TAX, 'mary');
    await shop.settle(pull);
    expect(await shop.standing(pull)).toMatchObject(HELD);
    await shop.repo.forcePush(pull.head, reviewed, 'mary');
    await shop.settle(pull);
    expect(await shop.standing(pull)).toMatchObject(RELEASED);
  });

  it('approval by somebody whose push was overwritten', async () => {
    const shop = await openShop(world);
    const pull = await shop.open(PRICE, 'mary');
    const { headSha } = pull;
    await shop.repo.push(pull.head, { ...TAX, author: 'mary' }, 'ravi');
    await shop.repo.forcePush(pull.head, headSha, 'mary');
    await shop.settle(pull);
    await shop.explain(pull, 'mary');
    await shop.review(pull, 'ravi');
    expect(await shop.standing(pull)).toMatchObject(HELD);
    // Harmless: somebody who never touched it.
    await shop.review(pull, 'sena');
    expect(await shop.standing(pull)).toMatchObject(RELEASED);
  });
});
