import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Pull } from '../../support/github-fake/state/pull.ts';
import { startAttackWorld, type AttackWorld } from './support/attack-world.ts';
import { HELD, openShop, RELEASED, type Shop } from './support/shop.ts';

let world: AttackWorld;
beforeAll(async () => {
  world = await startAttackWorld();
});
afterAll(() => world.close());

const CHARGE = 'export const charge = 3;\n';
const rulesOf = async (shop: Shop, pull: Pull) =>
  (await shop.case(pull)).verdict.reasons.map(({ rule }) => rule);

describe('content that hides what it is', () => {
  it('a Tier-1 file renamed away and changed', async () => {
    const shop = await openShop(world);
    const away = { 'payments/charge.ts': null, 'wiki/charge.ts': CHARGE };
    const changed = { 'wiki/charge.ts': 'export const charge = 0;\n' };
    const pull = await shop.open([{ files: away }, { files: changed }], 'mary');
    await shop.review(pull, 'sena');
    expect(await shop.standing(pull)).toMatchObject(HELD);
    expect(await rulesOf(shop, pull)).toContain('tier-1-direct');
    // Harmless: a file of the wiki is renamed and changed.
    const other = { 'wiki/page.md': null, 'wiki/other.md': 'Hello.\n' };
    const harmless = await shop.open([{ files: other }], 'mary');
    expect(await shop.standing(harmless)).toMatchObject(RELEASED);
  });

  it('a Tier-1 file swapped for a link to one of Tier 4', async () => {
    const shop = await openShop(world);
    const link = { mode: '120000', content: '../wiki/page.md' } as const;
    const pull = await shop.open({ files: { 'payments/charge.ts': link } }, 'mary');
    await shop.review(pull, 'sena');
    expect(await shop.standing(pull)).toMatchObject(HELD);
    expect(await rulesOf(shop, pull)).toContain('tier-1-direct');
  });

  it('a Tier-1 folder swapped for a submodule', async () => {
    const shop = await openShop(world);
    const { git } = shop.repo.state;
    const main = shop.repo.tip('main') ?? '';
    const listed = (await git.run(['ls-tree', main])).output.toString();
    const swapped = listed
      .split('\n')
      .filter(Boolean)
      .map((line) =>
        line.endsWith('\tpayments') ? `160000 commit ${'1'.repeat(40)}\tpayments` : line,
      );
    const input = Buffer.from(`${swapped.join('\n')}\n`);
    const tree = (await git.run(['mktree', '--missing'], { input })).output.toString().trim();
    const mary = ['-c', 'user.name=Mary', '-c', 'user.email=mary@example.com'];
    const commit = await git.run([...mary, 'commit-tree', tree, '-p', main, '-m', 'Swap']);
    await shop.repo.push('swap', commit.output.toString().trim(), 'mary');
    const pull = await shop.repo.openPull({ head: 'swap', by: 'mary' });
    await shop.settle(pull);
    await shop.review(pull, 'sena');
    expect(await shop.standing(pull)).toMatchObject(HELD);
    expect(await rulesOf(shop, pull)).toContain('tier-1-direct');
  });

  it.each(['-diff', 'binary', 'linguist-generated=true -diff -text', 'export-ignore -merge'])(
    '.gitattributes hiding a change: %s',
    async (attributes) => {
      const shop = await openShop(world);
      await shop.repo.push('main', { files: { '.gitattributes': `* ${attributes}\n` } }, 'root');
      const files = {
        '.gitattributes': `* ${attributes}\npayments/** ${attributes}\n`,
        'payments/charge.ts': 'export const charge = 0;\n',
      };
      const pull = await shop.open({ files }, 'mary');
      await shop.review(pull, 'sena');
      expect(await shop.standing(pull)).toMatchObject(HELD);
      expect(await rulesOf(shop, pull)).toContain('tier-1-direct');
      const before = (await shop.case(pull)).assessment.change.origin?.diff;
      const more = { files: { 'payments/charge.ts': 'export const charge = 1;\n' } };
      await shop.repo.push(pull.head, more, 'mary');
      await shop.settle(pull);
      expect((await shop.case(pull)).assessment.change.origin?.diff).not.toBe(before);
    },
  );

  it.each(['Payments/charge.ts', 'PAYMENTS/charge.ts', 'payments/Charge.ts'])(
    'a path that differs in case only: %s',
    async (path) => {
      const shop = await openShop(world);
      const pull = await shop.open({ files: { [path]: 'export const charge = 0;\n' } }, 'mary');
      await shop.review(pull, 'sena');
      expect(await shop.standing(pull)).toMatchObject(HELD);
    },
  );

  it('a path that differs in case only: harmless where nothing is called so', async () => {
    const shop = await openShop(world);
    const pull = await shop.open({ files: { 'Paymentsx/note.md': 'Hello.\n' } }, 'mary');
    expect(await shop.standing(pull)).toMatchObject(RELEASED);
  });

  it.each(['0'.repeat(40), 'refs/heads/main', 'refs/pull/1/head', '-x'])(
    'a head branch named %s',
    async (branch) => {
      const shop = await openShop(world);
      const charge = { files: { 'payments/charge.ts': 'export const charge = 0;\n' } };
      const pull = await shop.open(charge, 'mary', { branch });
      await shop.review(pull, 'sena');
      expect(await shop.standing(pull)).toMatchObject(HELD);
      expect((await shop.case(pull)).assessment.change.origin?.head).toBe(pull.headSha);
    },
  );
});
