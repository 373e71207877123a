/** Grants where presence is asked for: what nobody signed, and rows that somebody altered, serve no agent. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadPolicy } from '../../../src/config/policy/load.ts';
import { compileCatalog } from '../../../src/core/catalog/compile.ts';
import type { System } from '../../../src/core/catalog/types.ts';
import type {
  Grant,
  GrantList,
  GrantUsed,
  NewGrant,
} from '../../../src/server/contract/agents/autonomy.ts';
import { systemIds } from '../../../src/server/adapters/ids.ts';
import { readPolicyFiles } from '../../../src/server/open/policy-files.ts';
import { runCli } from '../../cli/run-cli.ts';
import { guardedMachine, type GuardedMachine } from '../../e2e/support/guarded-machine.ts';
import { withPasskey } from '../../support/passkeys.ts';
import { freshStore, type FreshStore } from '../../support/store.ts';
import { signed } from '../support/governed.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import type { Browser } from '../support/visitors.ts';
import { PEOPLE } from '../support/world.ts';

const HOUR = 3_600_000;
const restart = (name: string) => `kubectl rollout restart deployment/${name} --context prod-eu`;

const system = (id: string, tier: System['tier']): System => ({
  id,
  name: id,
  tier,
  owners: [],
  environments: ['production'],
  paths: [],
  resources: [`deployment/${id}*`, `*${id}*`],
  dependsOn: [],
});

let folder: string;
let fresh: FreshStore;
let server: TestServer;
let database: Client;
let laptop: GuardedMachine;
let sena: Awaited<ReturnType<typeof withPasskey>>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'holdpoint-altered-grants-'));
  const path = join(folder, 'policy.yaml');
  await writeFile(path, 'version: 1\nrelease: { presence: { tiers: [3] } }\n');
  const policy = await loadPolicy({ path });
  const catalog = compileCatalog({
    people: PEOPLE,
    teams: [{ id: 'payments', name: 'Payments' }],
    environments: [],
    // Of tiers at which no other rule asks for anything.
    systems: [system('checkout', 3), system('wiki', 4)],
  });
  fresh = await freshStore();
  server = await startTestServer(fresh.store, {
    // The guard goes by the machine's own clock.
    time: { clock: { now: () => new Date().toISOString() }, ids: systemIds, pass: () => {} },
    world: { catalog, policy, incidents: [] },
    server: { policyFiles: await readPolicyFiles({ policy: path }) },
  });
  database = new Client({ connectionString: fresh.connectionString });
  await database.connect();
  await database.query('set session_replication_role = replica');
  laptop = await guardedMachine('laptop', server.url);
  sena = await withPasskey(server, 'sena');
});
afterAll(async () => {
  await laptop.remove();
  await database.end();
  await server.close();
  await fresh.drop();
  await rm(folder, { recursive: true, force: true });
});

let made = 0;
function terms(systems: readonly string[]): NewGrant {
  return {
    agent: 'claude-code',
    systems: [...systems],
    environments: ['production'],
    verbs: ['update'],
    programs: ['kubectl'],
    quota: { count: 30, perSeconds: 3600 },
    startsAt: new Date(Date.now() - 1000).toISOString(),
    endsAt: new Date(Date.now() + HOUR).toISOString(),
    reason: `Restarts while the leak is looked for, ${++made}.`,
  };
}

async function granted(systems: readonly string[], isSigned: boolean): Promise<string> {
  const body = terms(systems);
  const { browser, authenticator } = sena;
  const send = { path: '/api/grants', body };
  const ask = { path: '/api/grants/challenge', body };
  const reply = isSigned
    ? await signed<Grant>(browser, authenticator, ask, send)
    : await browser.send<Grant>('POST', send.path, body);
  expect(reply).toMatchObject({ status: 201 });
  return reply.body.id;
}

async function takeAllBack(browser: Browser): Promise<void> {
  const { grants } = (await browser.send<GrantList>('GET', '/api/grants')).body;
  for (const { id } of grants) {
    await browser.send('POST', `/api/grants/${id}/revoke`, { reason: 'The next test.' });
  }
}

/** As a guard says it that has just judged by what the server hands out. */
async function told(command: string) {
  expect(await laptop.catchUp()).toEqual([]);
  return laptop.run(command);
}

async function hook(command: string): Promise<string> {
  const stdin = JSON.stringify({
    session_id: 'of-a-process',
    cwd: laptop.repository,
    hook_event_name: 'PreToolUse',
    tool_name: 'Bash',
    tool_input: { command },
  });
  const ran = await runCli(['hook', 'claude-code'], {
    cwd: laptop.repository,
    env: laptop.env,
    stdin,
  });
  expect(ran.stderr).toBe('');
  return ran.stdout;
}

const shown = async (id: string) =>
  (await sena.browser.send<GrantList>('GET', '/api/grants')).body.grants.find(
    (each) => each.id === id,
  );

const use = async (id: string, more: object = {}) =>
  (
    await server.machine().send<GrantUsed>('POST', `/api/guard/grants/${id}/use`, {
      decision: `decision-number-${++made}`,
      machine: 'laptop',
      host: 'claude-code',
      session: 'one',
      operator: 'ana@example.test',
      ...more,
    })
  ).body;

describe('a grant that nobody signed', () => {
  it('lifts nothing from what hits a system for which the policy asks for presence as well', async () => {
    await takeAllBack(sena.browser);
    const id = await granted(['wiki'], false);
    expect((await told(restart('wiki'))).decision).toBe('none');
    const both = await told(restart('wiki-checkout'));
    expect(both.decision).toBe('deny');
    expect(both.reason).toContain('nobody signed it');
    expect(both.reason).toContain('let it be given anew and signed');
    expect(await use(id, { presence: false })).toMatchObject({ allowed: true });
  });

  it('is not counted by the server either: for what asks, or for a guard that does not say', async () => {
    const id = await granted(['wiki'], false);
    const no = { allowed: false, why: expect.stringContaining('Nobody signed it') };
    expect(await use(id, { presence: true })).toMatchObject(no);
    expect(await use(id)).toMatchObject(no);
  });

  it('serves where another has signed the same', async () => {
    await takeAllBack(sena.browser);
    await granted(['wiki'], false);
    const id = await granted(['wiki', 'checkout'], true);
    expect((await told(restart('wiki-checkout'))).decision).toBe('none');
    expect((await shown(id))?.used).toBe(1);
  });
});

describe('a signed grant', () => {
  it('serves there, and only what it names', async () => {
    await takeAllBack(sena.browser);
    const id = await granted(['checkout'], true);
    expect(await told(restart('checkout'))).toMatchObject({ decision: 'none', reason: '' });
    expect((await told(restart('wiki'))).decision).toBe('deny');
    expect(await shown(id)).toMatchObject({ state: 'active', used: 1 });
  });

  it.each([
    ['wider', `terms = jsonb_set(terms::jsonb, '{systems}', '["*"]')`],
    ['longer', `terms = jsonb_set(terms::jsonb, '{endsAt}', '"2099-01-01T00:00:00.000Z"')`],
    ['for more uses', `terms = jsonb_set(terms::jsonb, '{quota,count}', '3000')`],
    ['by somebody else', `granted_by = 'pia'`],
    [
      'with the proof of another grant',
      `evidence = (select evidence from holdpoint.grants
                    where evidence is not null and id <> $1 limit 1)`,
    ],
  ])('serves nobody once its row is made %s', async (_, set) => {
    await takeAllBack(sena.browser);
    const id = await granted(['checkout'], true);
    expect((await told(restart('checkout'))).decision).toBe('none');
    const { rowCount } = await database.query(`update holdpoint.grants set ${set} where id = $1`, [
      id,
    ]);
    expect(rowCount).toBe(1);
    expect((await told(restart('checkout'))).decision).toBe('deny');
    expect(await shown(id)).toMatchObject({ state: 'altered', left: 0 });
    expect(await use(id, { presence: true })).toMatchObject({
      allowed: false,
      why: expect.stringContaining('The ledger has this grant otherwise'),
    });
  });

  it('gives no unsigned one its proof, and a row put there is none', async () => {
    await takeAllBack(sena.browser);
    const real = await granted(['checkout'], true);
    const bare = await granted(['wiki'], false);
    await sena.browser.send('POST', `/api/grants/${real}/revoke`, { reason: 'Enough.' });
    await database.query(
      `update holdpoint.grants
          set evidence = (select evidence from holdpoint.grants where id = $2),
              terms = jsonb_set(terms::jsonb, '{systems}', '["*"]')
        where id = $1`,
      [bare, real],
    );
    await database.query(
      `insert into holdpoint.grants (id, agent, terms, starts_at, ends_at, granted_by, granted_at, evidence)
       select 'put-there', agent, terms, starts_at, ends_at, granted_by, granted_at, evidence
         from holdpoint.grants where id = $1`,
      [real],
    );
    expect((await told(restart('checkout'))).decision).toBe('deny');
    expect(await shown('put-there')).toMatchObject({ state: 'altered' });
  });

  it('is asked for by the hook as a process of its own, too', async () => {
    await takeAllBack(sena.browser);
    await granted(['wiki'], false);
    expect(await laptop.catchUp()).toEqual([]);
    const both = await hook(restart('wiki-checkout'));
    expect(both).toContain('nobody signed it');
    expect(await hook(restart('wiki'))).not.toContain('deny');
    await granted(['checkout'], true);
    expect(await laptop.catchUp()).toEqual([]);
    expect(await hook(restart('wiki-checkout'))).not.toContain('deny');
  });

  it('stays taken back, whatever its row says', async () => {
    await takeAllBack(sena.browser);
    const id = await granted(['checkout'], true);
    expect((await told(restart('checkout'))).decision).toBe('none');
    await sena.browser.send('POST', `/api/grants/${id}/revoke`, { reason: 'Enough.' });
    await database.query(
      'update holdpoint.grants set revoked_at = null, revoked_by = null, revoke_reason = null where id = $1',
      [id],
    );
    expect((await told(restart('checkout'))).decision).toBe('deny');
    expect(await shown(id)).toMatchObject({ state: 'revoked', revoked: { by: 'sena' } });
  });

  it('is used up by what the ledger has, whatever rows of uses were taken away or put there', async () => {
    await takeAllBack(sena.browser);
    const body = { ...terms(['checkout']), quota: { count: 2, perSeconds: 3600 } };
    const ask = { path: '/api/grants/challenge', body };
    const send = { path: '/api/grants', body };
    const { browser, authenticator } = sena;
    const { id } = (await signed<Grant>(browser, authenticator, ask, send)).body;
    expect(await use(id, { decision: 'the-first-decision' })).toMatchObject({
      allowed: true,
      left: 1,
    });
    expect(await use(id, { decision: 'the-first-decision' })).toMatchObject({
      allowed: true,
      left: 1,
    });
    await database.query('delete from holdpoint.grant_uses where grant_id = $1', [id]);
    expect(await shown(id)).toMatchObject({ used: 1, left: 1 });

    await database.query(
      `insert into holdpoint.grant_uses (grant_id, decision, agent, at)
       select $1, 'a-decision-known-before', id, now() - interval '1 day' from holdpoint.agent_sessions limit 1`,
      [id],
    );
    expect(await use(id, { decision: 'a-decision-known-before' })).toMatchObject({ allowed: true });
    const told = await database.query(
      `select from holdpoint.ledger_entries
        where kind = 'grant.used' and canonical::jsonb -> 'body' ->> 'grant' = $1`,
      [id],
    );
    expect(told.rowCount).toBe(2);
    await database.query('delete from holdpoint.grant_uses where grant_id = $1', [id]);
    expect(await use(id, { decision: 'the-third-decision' })).toMatchObject({
      allowed: false,
      why: expect.stringContaining('are spent'),
    });
  });
});
