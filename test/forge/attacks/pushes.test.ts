import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startAttackWorld, type AttackWorld } from './support/attack-world.ts';
import { HELD, openShop, RELEASED } from './support/shop.ts';

let world: AttackWorld;
beforeAll(async () => {
  world = await startAttackWorld();
});
afterAll(() => world.close());

const ORDERS = {
  message: 'Round totals',
  files: { 'orders/price.ts': 'export const price = 4;\n' },
};
const MORE = { message: 'A word more', files: { 'orders/tax.ts': 'export const tax = 9;\n' } };

describe('commits that come after the approval', () => {
  it('push after approval', async () => {
    const shop = await openShop(world);
    const pull = await shop.open(ORDERS, 'mary');
    expect(await shop.standing(pull)).toMatchObject(HELD);
    await shop.review(pull, 'ravi');
    expect(await shop.standing(pull)).toMatchObject(RELEASED);
    await shop.repo.push(pull.head, MORE, 'mary');
    await shop.settle(pull);
    expect(await shop.standing(pull)).toMatchObject(HELD);
    expect(await shop.repo.mergePull(pull, 'mary')).toMatchObject({ kind: 'refused' });
  });
});
