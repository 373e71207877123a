import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommitGiven } from '../../support/github-fake/verbs/repositories.ts';
import { startAttackWorld, type AttackWorld } from './support/attack-world.ts';
import { HELD, openShop, RELEASED } from './support/shop.ts';

let world: AttackWorld;
beforeAll(async () => {
  world = await startAttackWorld();
});
afterAll(() => world.close());

const FILES = { 'orders/price.ts': 'export const price = 4;\n' };
const NOBODY = { name: 'Somebody', email: 'somebody@nowhere.example' };

describe('approval of one’s own work', () => {
  it('a second account of the same person', async () => {
    const shop = await openShop(world);
    const pull = await shop.open({ files: FILES }, 'ravi-private', { explained: false });
    const tax = { files: { 'orders/tax.ts': 'export const tax = 9;\n' } };
    await shop.repo.push(pull.head, tax, 'mary');
    await shop.settle(pull);
    await shop.explain(pull, 'mary');
    await shop.review(pull, 'ravi');
    expect(await shop.standing(pull)).toMatchObject(HELD);
    expect(await shop.sign(pull, 'ravi')).toMatchObject({ body: { code: 'not-eligible' } });
    // Harmless: another person.
    await shop.review(pull, 'sena');
    expect(await shop.standing(pull)).toMatchObject(RELEASED);
  });

  it('a second account that the roster does not know', async () => {
    const shop = await openShop(world);
    const pull = await shop.open({ files: FILES, author: NOBODY }, 'sock');
    await shop.review(pull, 'ravi');
    expect(await shop.standing(pull)).toMatchObject(HELD);
    // Harmless: whoever of the two wrote it, the other did not.
    await shop.review(pull, 'sena');
    expect(await shop.standing(pull)).toMatchObject(RELEASED);
  });

  it('an e-mail address that is linked to no account', async () => {
    const shop = await openShop(world);
    const commit = { files: FILES, author: NOBODY, committer: 'mary' };
    const pull = await shop.open(commit, 'mary');
    await shop.review(pull, 'ravi');
    expect(await shop.standing(pull)).toMatchObject(HELD);
    await shop.review(pull, 'sena');
    expect(await shop.standing(pull)).toMatchObject(RELEASED);
  });

  it('an e-mail address that the roster does not know: harmless where the forge does', async () => {
    const shop = await openShop(world);
    const linked = { files: FILES, author: { name: 'Mary', email: 'mary@linked.example' } };
    const pull = await shop.open(linked, 'mary');
    await shop.review(pull, 'ravi');
    expect(await shop.standing(pull)).toMatchObject(RELEASED);
  });

  it.each<[string, CommitGiven]>([
    ['the reviewer as co-author', { message: 'x\n\nCo-authored-by: Ravi <ravi@example.com>' }],
    [
      'the reviewer as co-author by another address',
      { message: 'x\n\nco-authored-by: R <ravi@home.example>' },
    ],
    ['the reviewer as signer', { message: 'x\n\nSigned-off-by: Ravi <ravi@example.com>' }],
    ['the reviewer as committer', { committer: 'ravi' }],
    ['the reviewer as author', { author: 'ravi' }],
  ])('co-author and committer tricks: %s', async (_, how) => {
    const shop = await openShop(world);
    const pull = await shop.open({ author: 'mary', files: FILES, ...how }, 'mary', {
      explained: false,
    });
    await shop.explain(pull, how.author === 'ravi' ? 'ravi' : 'mary');
    await shop.review(pull, 'ravi');
    expect(await shop.standing(pull)).toMatchObject(HELD);
  });

  it('co-author and committer tricks: harmless where the trailer names who looked at it', async () => {
    const shop = await openShop(world);
    const message = 'x\n\nReviewed-by: Ravi <ravi@example.com>\nThanks to Ravi <ravi@example.com>';
    const pull = await shop.open({ author: 'mary', files: FILES, message }, 'mary');
    await shop.review(pull, 'ravi');
    expect(await shop.standing(pull)).toMatchObject(RELEASED);
  });

  it('the author’s e-mail of somebody else', async () => {
    const shop = await openShop(world);
    const pull = await shop.open({ author: 'jun', committer: 'jun', files: FILES }, 'ravi', {
      explained: false,
    });
    await shop.explain(pull, 'jun');
    await shop.review(pull, 'ravi');
    expect(await shop.standing(pull)).toMatchObject(HELD);
    await shop.review(pull, 'sena');
    expect(await shop.standing(pull)).toMatchObject(RELEASED);
  });
});
