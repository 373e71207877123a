/** What somebody tries who holds a machine's token, or a cookie, beside the pipeline that hands in. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileCatalog } from '../../../src/core/catalog/compile.ts';
import { sealChange } from '../../../src/core/change/seal.ts';
import type { World } from '../../../src/engine/engine.ts';
import type { TokenWanted } from '../../../src/engine/tokens/create-token.ts';
import { sha256 } from '../../../src/engine/sha256.ts';
import type { CaseSubmission } from '../../../src/engine/cases/submit-case.ts';
import type { Problem } from '../../../src/server/contract/cases.ts';
import type { SubmissionReceipt } from '../../../src/server/contract/outcome.ts';
import { freshStore, type FreshStore } from '../../support/store.ts';
import { destructive, harmless, submissionOf } from '../support/changes.ts';
import { START } from '../support/engine.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { makeToken } from '../support/tokens.ts';
import { machineAt, type Machine, type Reply } from '../support/visitors.ts';
import { ruleWhen, worldOf } from '../support/world.ts';

let fresh: FreshStore;
let server: TestServer;
beforeAll(async () => {
  fresh = await freshStore();
  server = await startTestServer(fresh.store, { world: worldWithShop() });
});
afterAll(async () => {
  await server.close();
  await fresh.drop();
});

/** The web shop of Tier 3; that Tier-1 orders need it, only a mesh knows. */
function worldWithShop(): World {
  const base = worldOf({ rules: [ruleWhen('tier-1', ({ reach }) => reach.worstTier === 1)] });
  const { catalog } = base.catalog;
  const [orders] = catalog.systems;
  if (orders === undefined) throw new Error('the test world has no orders');
  const shop = {
    ...orders,
    id: 'shop',
    name: 'Shop',
    tier: 3,
    resources: ['aws_db_instance.shop'],
  };
  return {
    ...base,
    catalog: compileCatalog({ ...catalog, systems: [orders, { ...shop, tier: 3 as const }] }),
  };
}

async function tokenOf(name: string, wanted: Partial<TokenWanted> = {}): Promise<Machine> {
  const secret = `hp_${name}-${wanted.replaces ?? 'new'}`;
  await makeToken(server.engine, name, secret, wanted);
  return machineAt(server.url, secret);
}

const hand = (
  machine: Pick<Machine, 'send'>,
  slot: string,
  more: Partial<CaseSubmission> = {},
): Promise<Reply<SubmissionReceipt & Problem>> =>
  machine.send('POST', '/api/cases', submissionOf(destructive(slot), { slot, ...more }));

async function releaseBy(id: string, ...people: readonly string[]): Promise<void> {
  for (const person of people) {
    const answered = await (await server.browser(person)).answer(id, 'approve');
    expect(answered.status).toBe(200);
  }
}

describe('a submission that names only somebody who knows nothing of it', () => {
  const actors = [{ role: 'author', identity: 'sena@example.test' }] as const;
  const may = async (person: string, id: string) =>
    (await (await server.browser(person)).read(id)).me.canAnswer;

  it('leaves its token’s owner a hand in it, also once the token was given to somebody else', async () => {
    const { body } = await hand(await tokenOf('pias', { owner: 'pia' }), 'named/a', { actors });
    expect([await may('pia', body.id), await may('sena', body.id)]).toEqual([false, false]);
    await tokenOf('pias', { replaces: 'pias', owner: 'jun' });
    const pia = await server.browser('pia');
    expect(await pia.answer(body.id, 'approve')).toMatchObject({
      status: 403,
      body: { code: 'not-eligible' },
    });
    await releaseBy(body.id, 'vic', 'jun');
    expect((await fresh.store.findCase(body.id))?.state).toBe('released');
  });
});

describe('a release that is used by a token made for other slots', () => {
  it('is not used up, and whoever may use it does', async () => {
    const stranger = await tokenOf('web-only', { slots: ['web/'] });
    const rightful = await tokenOf('infra-only', { slots: ['infra/'] });
    const { body } = await hand(rightful, 'infra/a');
    await releaseBy(body.id, 'sena', 'pia');
    expect(await stranger.confirm(body.id, body.changeDigest)).toMatchObject({
      status: 403,
      body: { code: 'slot-not-allowed' },
    });
    expect((await fresh.store.findCase(body.id))?.releaseValidUntil).not.toBeNull();
    expect(await rightful.confirm(body.id, body.changeDigest)).toMatchObject({ status: 200 });
  });

  it('a token that was made to confirm applies what another planned', async () => {
    const { body } = await hand(await tokenOf('plans'), 'apply/a');
    await releaseBy(body.id, 'sena', 'pia');
    const applies = await tokenOf('applies', { scopes: ['confirm'] });
    expect(await applies.confirm(body.id, body.changeDigest)).toMatchObject({ status: 200 });
  });
});

describe('the graph, by a token made for slots', () => {
  const facts = (scope: string, edges: readonly (readonly [string, string])[], at = START) => ({
    origin: 'mesh',
    scope,
    at,
    systems: [],
    edges: edges.map(([from, to]) => ({
      from,
      to,
      source: 'observed',
      confidence: 0.9,
      via: 'HTTP',
      seenAt: at,
    })),
  });
  const say = (machine: Machine, scope: string, edges: Parameters<typeof facts>[1], at?: string) =>
    machine.send<Problem>('PUT', `/api/catalog/facts/mesh/${scope}`, facts(scope, edges, at));

  it('is not thinned out, so that what reaches Tier 1 is held as before', async () => {
    const mesh = await tokenOf('mesh', { scopes: ['catalog'] });
    const web = await tokenOf('web-facts', { scopes: ['submit', 'catalog'], slots: ['web/'] });
    expect((await say(mesh, 'prod', [['orders', 'shop']])).status).toBe(201);
    const refused = { status: 403, body: { code: 'slot-not-allowed' } };
    const later = '2026-03-02T09:00:00.001Z';
    expect(await say(web, 'prod', [], later)).toMatchObject(refused);
    expect(await web.send('DELETE', '/api/catalog/facts/mesh/prod')).toMatchObject(refused);
    expect((await hand(web, 'web/a', { change: shopChange('a') })).body.state).toBe('waiting');
  });

  it('is imported by a token that was made for it', async () => {
    const both = await tokenOf('mesh-only', { scopes: ['catalog'], slots: ['catalog/mesh'] });
    expect((await say(both, 'other', [['orders', 'shop']])).status).toBe(201);
    expect(await both.send('DELETE', '/api/catalog/facts/mesh/other')).toMatchObject({
      status: 200,
    });
  });
});

/** Changes something of the shop's database. */
function shopChange(input: string) {
  const { digest: _digest, effects, ...rest } = harmless(input);
  const [effect] = effects;
  if (effect === undefined) throw new Error('the change does nothing');
  const resource = { ...effect.resource, address: 'aws_db_instance.shop', name: 'shop' };
  return sealChange({ ...rest, effects: [{ ...effect, resource }] }, sha256);
}
