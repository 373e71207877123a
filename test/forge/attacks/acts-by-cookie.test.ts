import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GrantList } from '../../../src/server/contract/agents/autonomy.ts';
import type { Problem, SafetyCase } from '../../../src/server/contract/cases.ts';
import type { Directive } from '../../../src/server/contract/governance/directives.ts';
import type { Exception } from '../../../src/server/contract/governance/exceptions.ts';
import { signed } from '../../server/support/governed.ts';
import { seenOn, type Reply } from '../../server/support/visitors.ts';
import { startAttackWorld, type AttackWorld } from './support/attack-world.ts';
import { openShop, RELEASED } from './support/shop.ts';

let world: AttackWorld;
beforeAll(async () => {
  world = await startAttackWorld();
});
afterAll(() => world.close());

const CHARGE = { files: { 'payments/charge.ts': 'export const charge = 4;\n' } };

const SAID = 'It was walked through with the team.';

/** Waits for ever where the gateway never answers: that holds until it is mended or accepted. */
const WAITS_FOR_EVER = {
  files: {
    'payments/charge.ts': `import axios from 'axios';

export const charge = (gateway: string): Promise<unknown> => axios.post(gateway, { amount: 4 });
`,
  },
};

/** Tries an act with the cookie alone, then has the person sign the very same. */
async function byCookieThenByHand<T>(
  person: string,
  challenge: string,
  path: string,
  given: object,
  seen: object = {},
): Promise<{ readonly alone: Reply<Problem>; readonly byHand: () => Promise<Reply<T & Problem>> }> {
  const { browser, authenticator } = await world.visitor(person);
  return {
    alone: await browser.send<Problem>('POST', path, given),
    byHand: () =>
      signed<T>(
        browser,
        authenticator,
        { path: challenge, body: { ...given, ...seen } },
        { path, body: given },
      ),
  };
}

const REFUSED = { status: 403, body: { code: 'presence-required' } };

/** Each with its harmless twin: the same person, by hand. */
describe('an agent with its human’s full token and cookie, on a case that asks for presence', () => {
  it('takes no finding as it is', async () => {
    const shop = await openShop(world);
    const pull = await shop.open(WAITS_FOR_EVER, 'mary');
    const { id, assessment } = await shop.case(pull);
    const finding = assessment.change.findings?.find(({ weight }) => weight === 'hold');
    const path = `/api/cases/${id}/findings/${encodeURIComponent(finding?.id ?? '')}`;
    const { browser } = await world.visitor('sena');
    const page = await browser.read(id);
    const { alone, byHand } = await byCookieThenByHand(
      'sena',
      `${path}/challenge`,
      `${path}/accept`,
      { reason: SAID },
      { seen: seenOn(page) },
    );
    expect(alone).toMatchObject(REFUSED);
    const open = async () =>
      (await browser.read(id)).verdict.holds.filter(
        ({ requirement }) => requirement.kind === 'finding',
      ).length;
    const before = await open();
    expect(before).toBeGreaterThan(0);
    expect(await byHand()).toMatchObject({ status: 200 });
    expect(await open()).toBe(before - 1);
  });

  it('does not say for its human that people alone wrote it', async () => {
    const shop = await openShop(world);
    const pull = await shop.open(CHARGE, 'mary', { explained: false });
    const { id } = await shop.case(pull);
    const { browser } = await world.visitor('mary');
    const path = `/api/cases/${id}/provenance-statement`;
    const asksToExplain = async () =>
      (await browser.read(id)).verdict.holds.some(
        ({ requirement }) => requirement.kind === 'explanation',
      );
    const { alone, byHand } = await byCookieThenByHand(
      'mary',
      `${path}/challenge`,
      path,
      { says: 'human', tool: null, note: SAID },
      { seen: seenOn(await browser.read(id)) },
    );
    expect(alone).toMatchObject(REFUSED);
    expect(await asksToExplain()).toBe(true);
    expect(await byHand()).toMatchObject({ status: 200 });
    expect(await asksToExplain()).toBe(false);
    expect(await shop.standing(pull)).toMatchObject({ state: 'waiting' });
  });

  it('explains nothing for its human', async () => {
    const shop = await openShop(world);
    const pull = await shop.open(CHARGE, 'mary', { explained: false });
    const { id } = await shop.case(pull);
    const { browser } = await world.visitor('mary');
    const path = `/api/cases/${id}/explanation`;
    const { alone, byHand } = await byCookieThenByHand<SafetyCase>(
      'mary',
      `${path}/challenge`,
      path,
      {
        does: 'Four is what the gateway takes for a charge since the contract of May.',
        risks: 'Charges that were prepared before it could be refused by the gateway.',
        undo: 'Revert the commit and deploy; nothing is stored in another form.',
        effects: [],
      },
      { seen: seenOn(await browser.read(id)) },
    );
    expect(alone).toMatchObject(REFUSED);
    expect((await browser.read(id)).assessment.explanation).toBeUndefined();
    expect(await byHand()).toMatchObject({ body: { assessment: { explanation: {} } } });
  });

  it('reviews no exception', async () => {
    const { browser } = await world.visitor('pia');
    const asked = await browser.send<Exception>('POST', '/api/exceptions', {
      rules: ['*'],
      scope: { kind: 'systems', systems: ['payments'] },
      reason: SAID,
      ends: new Date(Date.parse(world.time.clock.now()) + 3_600_000).toISOString(),
    });
    const path = `/api/exceptions/${asked.body.id}`;
    const grant = await byCookieThenByHand<Exception>(
      'root',
      `${path}/challenge`,
      `${path}/grant`,
      { reason: SAID },
    );
    expect(grant.alone.status).toBe(400);
    expect((await grant.byHand()).body.state).toBe('granted');
    await browser.send('POST', `${path}/revoke`, { reason: SAID });
    const { alone, byHand } = await byCookieThenByHand<Exception>(
      'sena',
      `${path}/review/challenge`,
      `${path}/review`,
      { finding: 'justified', note: SAID },
    );
    expect(alone).toMatchObject(REFUSED);
    const now = (await browser.send<Exception>('GET', path)).body;
    expect(now.review).toBeNull();
    expect(await byHand()).toMatchObject({ body: { review: { by: { id: 'sena' } } } });
  });

  it('lets no agent act alone on Tier 1', async () => {
    const now = Date.parse(world.time.clock.now());
    const terms = {
      agent: '*',
      systems: ['payments'],
      environments: ['production'],
      verbs: ['update'],
      programs: null,
      quota: { count: 1000, perSeconds: 60 },
      startsAt: new Date(now).toISOString(),
      endsAt: new Date(now + 3_600_000).toISOString(),
      reason: SAID,
    };
    for (const systems of [['*'], ['payments'], ['wiki', 'payments'], ['nobody-knows']]) {
      const given = { ...terms, systems };
      const tried = await byCookieThenByHand('sena', '/api/grants/challenge', '/api/grants', given);
      expect({ systems, ...tried.alone }).toMatchObject(REFUSED);
    }
    const { grants } = (
      await (await world.visitor('sena')).browser.send<GrantList>('GET', '/api/grants')
    ).body;
    expect(grants).toEqual([]);
    const { byHand } = await byCookieThenByHand(
      'sena',
      '/api/grants/challenge',
      '/api/grants',
      terms,
    );
    expect((await byHand()).status).toBe(201);
    // Nothing of the kind is asked for the wiki, where a session does for an answer, too.
    const wiki = await byCookieThenByHand('sena', '/api/grants/challenge', '/api/grants', {
      ...terms,
      systems: ['wiki'],
    });
    expect(wiki.alone.status).toBe(201);
  });

  it('audits nothing', async () => {
    const shop = await openShop(world);
    const proposed = await world.server.machine().send<Directive>('POST', '/api/directives', {
      name: 'watch-payments',
      reason: 'Six hours without payments.',
      scope: { systems: ['payments'] },
      requires: ['vp-audit'],
      until: { for: '30d' },
    });
    const act = `/api/directives/watch-payments/acts/${proposed.body.acts[0]?.id}`;
    const start = await byCookieThenByHand<Directive>('pia', `${act}/challenge`, `${act}/sign`, {});
    expect(start.alone.status).toBe(400);
    expect((await start.byHand()).body.state).toBe('in-force');
    await world.server.live.refresh();
    const pull = await shop.open(CHARGE, 'mary');
    await shop.sign(pull, 'sena');
    await shop.sign(pull, 'tess');
    expect(await shop.standing(pull)).toMatchObject(RELEASED);
    const { id } = await shop.case(pull);
    const { alone, byHand } = await byCookieThenByHand(
      'root',
      `/api/audit/${id}/challenge`,
      `/api/audit/${id}`,
      { finding: 'sound', note: SAID },
    );
    expect(alone).toMatchObject(REFUSED);
    expect(await world.fresh.store.governance.auditsOf([id])).toEqual([]);
    expect(await byHand()).toMatchObject({ status: 200 });
    expect(await world.fresh.store.governance.auditsOf([id])).toMatchObject([{ person: 'root' }]);
  });
});
