import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startAttackWorld, type AttackWorld } from './support/attack-world.ts';
import { HELD, openShop, RELEASED } from './support/shop.ts';

let world: AttackWorld;
beforeAll(async () => {
  world = await startAttackWorld();
});
afterAll(() => world.close());

const PRICE = { message: 'Round', files: { 'orders/price.ts': 'export const price = 4;\n' } };

const many = (count: number, last: string) =>
  Array.from({ length: count }, (_, index) => ({
    message: `Step ${index}`,
    files: { 'orders/price.ts': `export const price = ${index};\n` },
    author: index === count - 1 ? { name: 'Ravi', email: last } : 'mary',
  }));

describe('listings that are cut short', () => {
  it('the 251st commit is the approver’s', async () => {
    const shop = await openShop(world);
    const pull = await shop.open(many(251, 'ravi@example.com'), 'mary');
    await shop.review(pull, 'ravi');
    expect(await shop.standing(pull)).toMatchObject(HELD);
    await shop.explain(pull, 'mary');
    await shop.review(pull, 'sena');
    await shop.review(pull, 'pia');
    expect(await shop.standing(pull)).toMatchObject(RELEASED);
  });

  it('the 251st commit is the approver’s by an address that only the forge knows', async () => {
    const shop = await openShop(world);
    const pull = await shop.open(many(251, 'ravi@linked.example'), 'mary');
    await shop.review(pull, 'ravi');
    expect(await shop.standing(pull)).toMatchObject(HELD);
  });

  it('the 251st commit: harmless where all are seen', async () => {
    const shop = await openShop(world);
    const pull = await shop.open(many(250, 'mary@linked.example'), 'mary');
    await shop.review(pull, 'ravi');
    expect(await shop.standing(pull)).toMatchObject(RELEASED);
  });

  it('the 3,001st file is of Tier 1', async () => {
    const shop = await openShop(world);
    const names = Array.from({ length: 3000 }, (_, index) => [`a/${index}.md`, `${index}\n`]);
    const files = { ...Object.fromEntries(names), 'payments/z.ts': 'export const z = 1;\n' };
    const pull = await shop.open({ files }, 'mary');
    await shop.review(pull, 'sena');
    expect(await shop.standing(pull)).toMatchObject(HELD);
    const { verdict } = await shop.case(pull);
    expect(verdict.reasons.map(({ rule }) => rule)).toContain('tier-1-direct');
    // Harmless: the same, without it.
    const { 'payments/z.ts': _, ...harmless } = files;
    const other = await shop.open({ files: harmless }, 'mary');
    expect(await shop.standing(other)).toMatchObject(RELEASED);
  });

  it('the fork is deleted', async () => {
    const shop = await openShop(world, 'acme/forked');
    const fork = await world.github.addRepository('mary/forked', {
      forkOf: 'acme/forked',
      private: false,
      permission: { mary: 'admin' },
    });
    const openFrom = async (branch: string) => {
      await fork.push(branch, PRICE, 'mary');
      const pull = await shop.repo.openPull({ head: `mary:${branch}`, by: 'mary' });
      await shop.settle(pull);
      await shop.explain(pull, 'mary');
      return pull;
    };
    // Harmless while it is there: who pushed can be seen.
    const seen = await openFrom('seen');
    await shop.review(seen, 'ravi');
    expect(await shop.standing(seen)).toMatchObject(RELEASED);
    const unseen = await openFrom('unseen');
    fork.remove();
    await shop.settle(unseen);
    await shop.explain(unseen, 'mary');
    await shop.review(unseen, 'ravi');
    expect(await shop.standing(unseen)).toMatchObject(HELD);
    expect((await shop.case(unseen)).assessment.actors).toContainEqual(
      expect.objectContaining({ role: 'pusher', person: null }),
    );
  });
});
