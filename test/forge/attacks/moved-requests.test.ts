import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Pull } from '../../support/github-fake/state/pull.ts';
import { startAttackWorld, type AttackWorld } from './support/attack-world.ts';
import { HELD, openShop, RELEASED, type Shop } from './support/shop.ts';

let world: AttackWorld;
beforeAll(async () => {
  world = await startAttackWorld();
});
afterAll(() => world.close());

const TAX = { files: { 'orders/tax.ts': 'export const tax = 9;\n' } };
const WRONG = { answer: 'refuse', reason: 'Carts would lose cents by this.' } as const;

/** `staging` has a price that `main` has not; a request to `staging` does not show it. */
async function openToStaging(shop: Shop) {
  const price = { files: { 'orders/price.ts': 'export const price = 666;\n' }, author: 'mary' };
  const [below = ''] = await shop.repo.commits('staging', [price]);
  await shop.repo.push('tax', below, 'mary');
  return shop.open(TAX, 'mary', { branch: 'tax', base: 'staging' });
}

describe('a request that is moved after it was approved', () => {
  it('change of base branch after the review', async () => {
    const shop = await openShop(world);
    const pull = await openToStaging(shop);
    await shop.review(pull, 'ravi');
    expect(await shop.standing(pull)).toMatchObject(RELEASED);
    await shop.repo.changeBase(pull, 'main', 'mary');
    await shop.settle(pull);
    await shop.explain(pull, 'mary');
    expect(await shop.standing(pull)).toMatchObject(HELD);
    expect(await shop.repo.mergePull(pull, 'mary')).toMatchObject({ kind: 'refused' });
    expect((await shop.case(pull)).assessment.change.effects).toHaveLength(2);
    // Harmless: read again where it goes now.
    await shop.review(pull, 'ravi');
    expect(await shop.standing(pull)).toMatchObject(RELEASED);
  });

  it('change of base branch and back', async () => {
    const shop = await openShop(world);
    const pull = await openToStaging(shop);
    await shop.sign(pull, 'ravi');
    expect(await shop.standing(pull)).toMatchObject(RELEASED);
    await shop.repo.changeBase(pull, 'main', 'mary');
    await shop.settle(pull);
    await shop.repo.changeBase(pull, 'staging', 'mary');
    await shop.settle(pull);
    expect(await shop.standing(pull)).toMatchObject(HELD);
  });

  it('close and reopen', async () => {
    const shop = await openShop(world);
    const pull = await shop.open(TAX, 'mary');
    await shop.sign(pull, 'ravi');
    expect(await shop.standing(pull)).toMatchObject(RELEASED);
    await shop.repo.closePull(pull, 'mary');
    await shop.settle(pull);
    expect(await shop.standing(pull)).toMatchObject({ state: 'withdrawn' });
    await shop.repo.reopenPull(pull, 'mary');
    await shop.settle(pull);
    expect(await shop.standing(pull)).toMatchObject(HELD);
    // Harmless: what stands on the forge for exactly this head counts again.
    await shop.explain(pull, 'mary');
    await shop.review(pull, 'ravi');
    expect(await shop.standing(pull)).toMatchObject(RELEASED);
  });
});

describe('a refusal that is to be shaken off', () => {
  it('close and reopen after a refusal', async () => {
    const shop = await openShop(world);
    const pull = await shop.open(TAX, 'mary');
    await shop.sign(pull, 'sena', WRONG);
    await shop.repo.closePull(pull, 'mary');
    await shop.settle(pull);
    await shop.repo.reopenPull(pull, 'mary');
    await shop.settle(pull);
    await shop.review(pull, 'ravi');
    expect(await shop.standing(pull)).toMatchObject({ check: 'failure', state: 'refused' });
  });

  it('the base branch moves on after a refusal', async () => {
    const shop = await openShop(world);
    const pull = await shop.open(TAX, 'mary');
    await shop.sign(pull, 'sena', WRONG);
    await shop.repo.push('main', { files: { 'wiki/page.md': 'Hi.\n' } }, 'root');
    await shop.settle(pull);
    await shop.review(pull, 'ravi');
    expect(await shop.standing(pull)).toMatchObject({ check: 'failure', state: 'refused' });
    // Harmless: what was objected to is mended.
    const mended = { files: { 'orders/tax.ts': 'export const tax = 9.5;\n' } };
    await shop.repo.push(pull.head, mended, 'mary');
    await shop.settle(pull);
    await shop.explain(pull, 'mary');
    await shop.review(pull, 'ravi');
    expect(await shop.standing(pull)).toMatchObject(RELEASED);
  });

  it.each<[string, (shop: Shop, pull: Pull) => Promise<unknown>]>([
    ['an empty commit', (shop, { head }) => shop.repo.push(head, { message: 'Nudge' }, 'jun')],
    [
      'the one who refused it named as co-author, twice,',
      async (shop, pull) => {
        const message = 'Nudge\n\nCo-authored-by: Sena <sena@example.com>';
        await shop.repo.push(pull.head, { message }, 'mary');
        await shop.settle(pull);
        await shop.repo.push(pull.head, { message: 'And again' }, 'mary');
      },
    ],
    [
      'a push and the same head again',
      async (shop, pull) => {
        const { head, headSha } = pull;
        await shop.repo.push(head, { files: { 'wiki/page.md': 'Away.\n' } }, 'mary');
        await shop.settle(pull);
        await shop.repo.forcePush(head, headSha, 'mary');
      },
    ],
  ])('%s after a refusal', async (_, shake) => {
    const shop = await openShop(world);
    const pull = await shop.open(TAX, 'mary');
    await shop.sign(pull, 'sena', WRONG);
    await shake(shop, pull);
    await shop.settle(pull);
    await shop.review(pull, 'ravi');
    expect(await shop.standing(pull)).toMatchObject({ check: 'failure', state: 'refused' });
  });
});
