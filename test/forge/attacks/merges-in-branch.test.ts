import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startAttackWorld, type AttackWorld } from './support/attack-world.ts';
import { HELD, openShop, RELEASED, type Shop } from './support/shop.ts';

let world: AttackWorld;
beforeAll(async () => {
  world = await startAttackWorld();
});
afterAll(() => world.close());

const PRICE = { 'orders/price.ts': 'export const price = 4;\n' };
const TAX = { 'orders/tax.ts': 'export const tax = 9;\n' };
const FORGED = { name: 'GitHub', email: 'noreply@github.com' };

const addresses = async (shop: Shop, pull: Parameters<Shop['case']>[0]) =>
  (await shop.case(pull)).assessment.change.effects.map(({ resource }) => resource.address);

describe('merges within the branch', () => {
  it('side-branch authors smuggled through the second parent', async () => {
    const shop = await openShop(world);
    const main = shop.repo.tip('main') ?? '';
    const side = await shop.repo.commit({ files: TAX, author: 'ravi', parents: [main] });
    const own = await shop.repo.commit({ files: PRICE, author: 'mary', parents: [main] });
    const merge = { files: TAX, author: 'mary', parents: [own, side], message: 'Merge side' };
    const pull = await shop.open(merge, 'mary');
    await shop.review(pull, 'ravi');
    expect(await shop.standing(pull)).toMatchObject(HELD);
    // Harmless: somebody who is on neither side.
    await shop.explain(pull, 'mary');
    await shop.review(pull, 'sena');
    expect(await shop.standing(pull)).toMatchObject(RELEASED);
  });

  it('forged subject of a merge that hides changes of its own', async () => {
    const shop = await openShop(world);
    const message = "Merge branch 'main' into work";
    const pull = await shop.open([{ files: { 'wiki/page.md': 'Hi.\n' } }], 'mary');
    expect(await shop.standing(pull)).toMatchObject(RELEASED);
    await shop.repo.push(pull.head, { message, files: PRICE }, 'mary');
    await shop.settle(pull);
    expect(await shop.standing(pull)).toMatchObject(HELD);
    expect(await addresses(shop, pull)).toContain('orders/price.ts');
  });

  it('forged subject of a merge: harmless where it is one', async () => {
    const shop = await openShop(world);
    const pull = await shop.open({ files: PRICE }, 'mary');
    await shop.sign(pull, 'ravi');
    const theirs = await shop.repo.push('main', { files: TAX }, 'root');
    const parents = [pull.headSha, theirs];
    const message = "Merge branch 'main' into work";
    await shop.repo.push(pull.head, { message, files: TAX, parents }, 'mary');
    await shop.settle(pull);
    expect(await shop.standing(pull)).toMatchObject(RELEASED);
    expect(await addresses(shop, pull)).toEqual(['orders/price.ts']);
  });

  it('evil merge, with content that is in neither parent', async () => {
    const shop = await openShop(world);
    const pull = await shop.open({ files: PRICE }, 'mary');
    await shop.sign(pull, 'ravi');
    const theirs = await shop.repo.push('main', { files: TAX }, 'root');
    const evil = { 'payments/charge.ts': 'export const charge = 666;\n' };
    const parents = [pull.headSha, theirs];
    const message = "Merge branch 'main' into work";
    await shop.repo.push(pull.head, { message, files: { ...TAX, ...evil }, parents }, 'mary');
    await shop.settle(pull);
    expect(await shop.standing(pull)).toMatchObject(HELD);
    expect(await addresses(shop, pull)).toContain('payments/charge.ts');
  });

  it('the forge’s conflict editor, with changed content', async () => {
    const shop = await openShop(world);
    const pull = await shop.open({ files: PRICE }, 'mary');
    await shop.sign(pull, 'ravi');
    const theirs = await shop.repo.push('main', { files: TAX }, 'root');
    const solved = {
      message: "Merge branch 'main' into work",
      author: 'ravi',
      committer: FORGED,
      parents: [pull.headSha, theirs],
      files: { ...TAX, 'orders/price.ts': 'export const price = 5;\n' },
    };
    await shop.repo.push(pull.head, solved, 'ravi');
    await shop.settle(pull);
    await shop.explain(pull, 'mary');
    await shop.review(pull, 'ravi');
    expect(await shop.standing(pull)).toMatchObject(HELD);
    expect((await shop.case(pull)).assessment.actors).toContainEqual(
      expect.objectContaining({ role: 'author', person: 'ravi' }),
    );
  });
});
