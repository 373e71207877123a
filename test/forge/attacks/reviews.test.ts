import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReviewState } from '../../support/github-fake/state/pull.ts';
import { startAttackWorld, type AttackWorld } from './support/attack-world.ts';
import { HELD, openShop, RELEASED } from './support/shop.ts';

let world: AttackWorld;
beforeAll(async () => {
  world = await startAttackWorld();
});
afterAll(() => world.close());

const PRICE = { message: 'Round', files: { 'orders/price.ts': 'export const price = 4;\n' } };

describe('reviews that count for nothing', () => {
  it.each<[string, string]>([
    ['an app', 'helper[bot]'],
    ['a bot', 'old-bot'],
    ['somebody without write access', 'eve'],
    ['a senior of another system', 'otto'],
    ['somebody who is no senior', 'jun'],
    ['somebody whom the roster does not know', 'sock'],
  ])('review by %s', async (_, login) => {
    const { github } = world;
    if (login === 'helper[bot]') github.addAccount({ login, type: 'Bot' });
    if (login === 'old-bot') github.addAccount({ login, type: 'Bot' });
    const shop = await openShop(world);
    if (login.includes('bot')) shop.repo.setRole(login, 'write', 'root');
    const pull = await shop.open(PRICE, 'mary');
    await shop.review(pull, login);
    expect(await shop.standing(pull)).toMatchObject(HELD);
    await shop.review(pull, 'ravi');
    expect(await shop.standing(pull)).toMatchObject(RELEASED);
  });

  it('review by an account that is then deleted', async () => {
    const { github } = world;
    const shop = await openShop(world);
    github.addAccount({ login: 'brief' });
    shop.repo.setRole('brief', 'admin', 'root');
    const pull = await shop.open(PRICE, 'mary');
    await shop.review(pull, 'brief');
    github.deleteAccount('brief');
    await shop.settle(pull);
    expect(await shop.standing(pull)).toMatchObject(HELD);
  });

  it('review by somebody who loses write access afterwards', async () => {
    const shop = await openShop(world);
    const pull = await shop.open(PRICE, 'mary');
    await shop.review(pull, 'ravi');
    expect(await shop.standing(pull)).toMatchObject(RELEASED);
    shop.repo.setRole('ravi', 'read', 'root');
    await shop.settle(pull);
    const standing = await shop.standing(pull);
    expect(standing).toMatchObject(HELD);
    expect(standing.record.slice(-2)).toEqual(['answered', 'release-taken-back']);
  });

  it('review of an older commit', async () => {
    const shop = await openShop(world);
    const pull = await shop.open(PRICE, 'mary');
    const { headSha } = pull;
    const tax = { files: { 'orders/tax.ts': 'export const tax = 9;\n' } };
    await shop.repo.push(pull.head, tax, 'mary');
    await shop.settle(pull);
    await shop.explain(pull, 'mary');
    await shop.review(pull, 'ravi', 'APPROVED', headSha);
    expect(await shop.standing(pull)).toMatchObject(HELD);
    await shop.review(pull, 'ravi');
    expect(await shop.standing(pull)).toMatchObject(RELEASED);
  });
});

describe('the latest opinion of a person', () => {
  it.each<[readonly [ReviewState, ReviewState], string]>([
    [['APPROVED', 'CHANGES_REQUESTED'], 'action_required'],
    [['CHANGES_REQUESTED', 'APPROVED'], 'success'],
  ])('same-second %j', async ([first, second], check) => {
    const shop = await openShop(world);
    const pull = await shop.open(PRICE, 'mary');
    shop.repo.review(pull, { by: 'ravi', state: first });
    shop.repo.review(pull, { by: 'ravi', state: second });
    await shop.settle(pull);
    expect(await shop.standing(pull)).toMatchObject({ check });
  });

  it('same-second approval by one account and request for changes by the other', async () => {
    const shop = await openShop(world);
    const pull = await shop.open(PRICE, 'mary');
    shop.repo.review(pull, { by: 'ravi', state: 'APPROVED' });
    shop.repo.review(pull, { by: 'ravi-private', state: 'CHANGES_REQUESTED' });
    await shop.settle(pull);
    expect(await shop.standing(pull)).toMatchObject({ check: 'action_required' });
  });

  it('dismissal does not revive an older opinion', async () => {
    const shop = await openShop(world);
    const pull = await shop.open(PRICE, 'mary');
    await shop.review(pull, 'ravi');
    await shop.review(pull, 'ravi', 'CHANGES_REQUESTED');
    expect(await shop.standing(pull)).toMatchObject({ check: 'action_required' });
    const latest = pull.reviews.at(-1);
    if (latest === undefined) throw new Error('there is no review');
    shop.repo.dismissReview(pull, latest, 'root');
    await shop.settle(pull);
    expect(await shop.standing(pull)).toMatchObject(HELD);
    // Harmless: said anew.
    await shop.review(pull, 'ravi');
    expect(await shop.standing(pull)).toMatchObject(RELEASED);
  });

  it('dismissal of an approval takes it back', async () => {
    const shop = await openShop(world);
    const pull = await shop.open(PRICE, 'mary');
    await shop.review(pull, 'ravi');
    const [review] = pull.reviews;
    if (review === undefined) throw new Error('there is no review');
    shop.repo.dismissReview(pull, review, 'root');
    await shop.settle(pull);
    expect(await shop.standing(pull)).toMatchObject(HELD);
  });

  it('approval counted twice: by page and by review', async () => {
    const shop = await openShop(world);
    const charge = { files: { 'payments/charge.ts': 'export const charge = 4;\n' } };
    const pull = await shop.open(charge, 'mary');
    await shop.sign(pull, 'sena');
    await shop.review(pull, 'sena');
    expect(await shop.standing(pull)).toMatchObject(HELD);
    // Harmless: two people.
    await shop.sign(pull, 'tess');
    expect(await shop.standing(pull)).toMatchObject(RELEASED);
  });

  it('approval counted twice: by two accounts', async () => {
    const shop = await openShop(world);
    const pull = await shop.open(
      { ...PRICE, author: { name: 'x', email: 'x@no.example' } },
      'mary',
    );
    await shop.review(pull, 'ravi');
    await shop.review(pull, 'ravi-private');
    expect(await shop.standing(pull)).toMatchObject(HELD);
    await shop.review(pull, 'sena');
    expect(await shop.standing(pull)).toMatchObject(RELEASED);
  });

  it('an answer taken back on the page, while the review stands', async () => {
    const shop = await openShop(world);
    const charge = { files: { 'payments/charge.ts': 'export const charge = 5;\n' } };
    const pull = await shop.open(charge, 'mary');
    await shop.review(pull, 'sena');
    const { id } = await shop.case(pull);
    const { browser } = await world.visitor('sena');
    const counted = async () =>
      (await browser.read(id)).verdict.answers
        .filter(({ person, counts }) => person === 'sena' && counts)
        .map(({ answer }) => answer);
    expect(await counted()).toEqual(['approve']);
    expect(await browser.answer(id, 'withdraw')).toMatchObject({ status: 200 });
    // Another look reads the review again.
    await shop.review(pull, 'tess');
    expect(await counted()).toEqual([]);
    // Harmless: they answer anew, where they took it back.
    await shop.sign(pull, 'sena');
    expect(await counted()).toEqual(['approve']);
  });
});
