import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lineMarks } from '../../../src/core/provenance/line-marks.ts';
import { sha256 } from '../../../src/engine/sha256.ts';
import { decision, handIn } from '../../server/support/guards.ts';
import type { Pull } from '../../support/github-fake/state/pull.ts';
import { startAttackWorld, type AttackWorld } from './support/attack-world.ts';
import { HELD, openShop, RELEASED, type Shop } from './support/shop.ts';

let world: AttackWorld;
beforeAll(async () => {
  world = await startAttackWorld();
});
afterAll(() => world.close());

const rulesOf = async (shop: Shop, pull: Pull) =>
  (await shop.case(pull)).verdict.reasons.map(({ rule }) => rule);

describe('rules that are edited by what they are to hold', () => {
  it('policy and CODEOWNERS edited in the same pull request', async () => {
    const shop = await openShop(world);
    const owners = { CODEOWNERS: '/payments/ @sena\n' };
    await shop.repo.push('main', { files: owners }, 'root');
    const files = {
      CODEOWNERS: '* @mary\n',
      '.holdpoint/policy.yaml': 'version: 1\ndisable: [tier-1-direct, policy-changed]\n',
      'payments/charge.ts': 'export const charge = 0;\n',
    };
    const pull = await shop.open({ files }, 'mary');
    expect(await rulesOf(shop, pull)).toEqual(
      expect.arrayContaining(['tier-1-direct', 'policy-changed', 'control-files-changed']),
    );
    const owned = (await shop.case(pull)).assessment.owners?.flatMap(({ owners: each }) => each);
    expect(owned).toEqual(['@sena']);
    await shop.sign(pull, 'sena');
    await shop.sign(pull, 'tess');
    expect(await shop.standing(pull)).toMatchObject(HELD);
    await shop.review(pull, 'pia');
    expect(await shop.standing(pull)).toMatchObject(HELD);
    // Harmless: somebody who answers for the rules, by hand.
    await shop.sign(pull, 'pia');
    expect(await shop.standing(pull)).toMatchObject(RELEASED);
  });

  it('the trailer of an agent stripped', async () => {
    const shop = await openShop(world);
    const files = { 'orders/price.ts': 'export const price = 4;\n' };
    const main = shop.repo.tip('main') ?? '';
    const message = 'Round\n\nCo-authored-by: Claude <noreply@anthropic.com>';
    const pull = await shop.open({ files, message }, 'mary');
    expect((await shop.case(pull)).assessment.provenance.kind).toContain('ai');
    const amended = await shop.repo.commit({
      files,
      message: 'Round',
      author: 'mary',
      parents: [main],
    });
    await shop.repo.forcePush(pull.head, amended, 'mary');
    await shop.settle(pull);
    expect((await shop.case(pull)).assessment.provenance.kind).toBe('unknown');
    expect(await shop.standing(pull)).toMatchObject(HELD);
    expect(await rulesOf(shop, pull)).toContain('ai-assisted-without-senior');
  });

  it('the trailer of an agent stripped, where its guard saw it write the lines', async () => {
    const shop = await openShop(world);
    const lines = ['export const price = 4;', 'export const least = 1;', 'export const most = 9;'];
    const wrote = [{ path: 'orders/price.ts', marks: [...lineMarks(lines, sha256, 500)] }];
    const repository = `${world.forge}/${shop.repo.name}`;
    const { send } = world.server.machine();
    const operator = 'ravi@example.com';
    const record = decision(1, { tool: 'Write', repository, operator, wrote });
    expect(await handIn(send, [record])).toMatchObject({ status: 200 });
    const files = { 'orders/price.ts': `${lines.join('\n')}\n` };
    const pull = await shop.open({ files, message: 'By hand' }, 'mary');
    expect((await shop.case(pull)).assessment.provenance.kind).toContain('ai');
    // Whoever the agent acted for wrote it, whatever the commit says.
    await shop.review(pull, 'ravi');
    expect(await shop.standing(pull)).toMatchObject(HELD);
    await shop.review(pull, 'sena');
    expect(await shop.standing(pull)).toMatchObject(RELEASED);
  });
});
