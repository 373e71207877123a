import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadPolicy } from '../../../src/config/policy/load.ts';
import type { Directive } from '../../../src/server/contract/governance/directives.ts';
import type { PolicyInForce } from '../../../src/server/contract/policy.ts';
import { wantedPatterns } from '../../../src/server/present/policy.ts';
import { withPasskey } from '../../support/passkeys.ts';
import { freshStore, type FreshStore } from '../../support/store.ts';
import { governedWorld, signed } from '../support/governed.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let fresh: FreshStore;
let server: TestServer;
beforeAll(async () => {
  fresh = await freshStore();
  const policy = await loadPolicy({ path: null });
  server = await startTestServer(fresh.store, { world: { ...governedWorld(), policy } });
});
afterAll(async () => {
  await server.close();
  await fresh.drop();
});

const read = async () =>
  (await (await server.browser('ana')).send<PolicyInForce>('GET', '/api/policy')).body;

describe('the policy in force', () => {
  it('says each rule with what it asks for and where it is written', async () => {
    const policy = await read();
    expect(policy.hash).toBe(server.engine.world.policy.hash);
    expect(policy.rules).toHaveLength(server.engine.world.policy.rules.length);
    expect(policy.rules.find(({ id }) => id === 'irreversible-production')).toMatchObject({
      outcome: 'hold',
      demand: '2 people and 1 senior or above',
      severity: 'critical',
      source: { file: expect.stringContaining('default.yaml'), line: expect.any(Number) },
    });
    expect(policy.terms).toMatchObject({ presence: { tiers: [1] }, seniority: 'by-system' });
  });

  it('has directives in it from their signature on', async () => {
    expect((await read()).directives).toEqual([]);
    const { body } = await server.machine().send<Directive>('POST', '/api/directives', {
      name: 'tier-1-reset',
      reason: 'Six hours without orders on 5 March.',
      scope: { tiers: [1] },
      requires: ['two-reviewers'],
      until: { for: '90d' },
    });
    const pia = await withPasskey(server, 'pia');
    const path = `/api/directives/tier-1-reset/acts/${body.acts[0]?.id}`;
    await signed(
      pia.browser,
      pia.authenticator,
      { path: `${path}/challenge` },
      { path: `${path}/sign` },
    );
    expect((await read()).directives).toMatchObject([
      { id: 'tier-1-reset', issuedBy: { name: 'Pia' }, state: 'in-force', demand: '2 people' },
    ]);
  });

  it('is for people, not for machines or strangers', async () => {
    expect((await server.machine().send('GET', '/api/policy')).status).toBe(403);
    expect((await fetch(`${server.url}/api/policy`)).status).toBe(401);
  });
});

describe('which patterns are looked for', () => {
  it.each([
    ['nothing', undefined, { off: [], also: [] }],
    ['one more', { off: [], also: ['guard-removed'] }, { off: [], also: ['guard-removed'] }],
    ['one less', { off: ['timeout-missing'] }, { off: ['timeout-missing'], also: [] }],
  ])('is told to machines and people where the policy says %s', async (_, findings, wanted) => {
    const { engine } = server;
    const { terms, ...policy } = engine.world.policy;
    if (terms === undefined) throw new Error('the policy has no terms');
    const said =
      findings === undefined
        ? policy
        : {
            ...policy,
            terms: { ...terms, findings: { acceptedBy: 'senior' as const, ...findings } },
          };
    const told = wantedPatterns({ world: { ...engine.world, policy: said } });
    expect(told).toEqual(wanted);
  });

  it('is nothing for strangers', async () => {
    const path = '/api/policy/patterns';
    const { off = [], also = [] } = server.engine.world.policy.terms?.findings ?? {};
    const told = { off, also };
    expect(await server.machine().send('GET', path)).toMatchObject({ status: 200, body: told });
    const ana = await server.browser('ana');
    expect(await ana.send('GET', path)).toMatchObject({ status: 200, body: told });
    expect((await fetch(`${server.url}${path}`)).status).toBe(401);
  });
});
