/** Somebody who can write to the database alters directives: what people signed binds all the same. */
import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closeDirectives } from '../../../src/engine/governance/directives/close-directives.ts';
import { entryHash, entryText } from '../../../src/ledger/entry.ts';
import type { Problem } from '../../../src/server/contract/cases.ts';
import type { Directive } from '../../../src/server/contract/governance/directives.ts';
import type { Authenticator } from '../../support/authenticator.ts';
import { withPasskey } from '../../support/passkeys.ts';
import { freshStore, type FreshStore } from '../../support/store.ts';
import { destructive, submissionOf } from '../support/changes.ts';
import { governedWorld, signed } from '../support/governed.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import type { Browser } from '../support/visitors.ts';

let fresh: FreshStore;
let server: TestServer;
let database: Client;
let pia: { readonly browser: Browser; readonly authenticator: Authenticator };
let count = 0;
let directive: Directive;

beforeAll(async () => {
  fresh = await freshStore();
  const world = governedWorld();
  server = await startTestServer(fresh.store, {
    world: { ...world, policy: { ...world.policy, rules: [] } },
  });
  database = new Client({ connectionString: fresh.connectionString });
  await database.connect();
  // Whoever owns the database can switch off the triggers that would refuse this.
  await database.query('set session_replication_role = replica');
  pia = await withPasskey(server, 'pia');
});
afterAll(async () => {
  await database.end();
  await server.close();
  await fresh.drop();
});

beforeEach(async () => {
  const { body } = await server.machine().send<Directive & Problem>('POST', '/api/directives', {
    name: `reset-${String(++count)}`,
    reason: 'Six hours without orders on 5 March.',
    scope: { tiers: [1] },
    requires: ['two-reviewers'],
    until: { for: '10d' },
  });
  directive = await sign(body);
  return async () => {
    // Over by time, whatever became of its row: each test begins with one directive that binds.
    await database.query('delete from holdpoint.directives where name = $1', [directive.name]);
    server.time.pass(11 * 24 * 3_600_000);
    await closeDirectives(server.engine);
    await server.live.refresh();
    pia = { ...pia, browser: await server.browser('pia') };
  };
});

async function sign({ name, acts }: Directive): Promise<Directive> {
  const path = `/api/directives/${name}/acts/${acts.at(-1)?.id}`;
  const { browser, authenticator } = pia;
  const ask = { path: `${path}/challenge` };
  const { status, body } = await signed<Directive>(browser, authenticator, ask, {
    path: `${path}/sign`,
  });
  expect(status).toBe(200);
  await server.live.refresh();
  return body;
}

async function proposeEnd(): Promise<Directive> {
  const { body } = await server
    .machine()
    .send<Directive>('POST', `/api/directives/${directive.name}/end`, { reason: 'All is well.' });
  return body;
}

let submitted = 0;

async function stateOfNext(): Promise<string> {
  const name = `change ${String(++submitted)}`;
  const { state } = await server.machine().submit(submissionOf(destructive(name), { slot: name }));
  return state;
}

async function alter(statement: string, ...values: readonly unknown[]): Promise<void> {
  const { rowCount } = await database.query(statement, [directive.name, ...values]);
  expect(rowCount).toBe(1);
  await closeDirectives(server.engine);
  await server.live.refresh();
}

describe('a signed directive', () => {
  it.each([
    [
      'closed',
      `update holdpoint.directives set closed_at = now(), closed_why = 'x' where name = $1`,
    ],
    [
      'ended yesterday',
      `update holdpoint.directives set starts = '2020-01-01', ends = '2020-01-02' where name = $1`,
    ],
    [
      'begun next year',
      `update holdpoint.directives set starts = '2090-01-01', ends = '2090-01-02' where name = $1`,
    ],
    [
      'narrowed to another tier',
      `update holdpoint.directives set terms = replace(terms::text, '[1]', '[4]')::json where name = $1`,
    ],
    [
      'asking for less',
      `update holdpoint.directives set terms = replace(terms::text, 'two-reviewers', 'vp-audit')::json where name = $1`,
    ],
    [
      'unsigned',
      `update holdpoint.directives set signed_by = null, signed_at = null, signed_level = null where name = $1`,
    ],
    ['called otherwise', `update holdpoint.directives set id = 'another' where name = $1`],
    ['deleted', `delete from holdpoint.directives where name = $1`],
  ])('binds as it was signed, with its row %s', async (_, statement) => {
    expect(await stateOfNext()).toBe('waiting');
    await alter(statement);
    expect(await stateOfNext()).toBe('waiting');
    const { body } = await server
      .machine()
      .send<Directive>('GET', `/api/directives/${directive.name}`);
    expect(body).toMatchObject({
      state: 'in-force',
      ends: directive.ends,
      scope: { tiers: [1] },
      requires: ['two-reviewers'],
    });
    const altered = await fresh.store.governance.alteredDirectives();
    expect(altered.map(({ name }) => name)).toContain(directive.name);
  });

  it('is ended by an end that somebody signed, and by that alone', async () => {
    await sign(await proposeEnd());
    expect(await stateOfNext()).toBe('released');
    expect(await fresh.store.governance.alteredDirectives()).not.toContainEqual(
      expect.objectContaining({ name: directive.name }),
    );
  });

  it('is not shortened by an extension whose row was shortened', async () => {
    await alter(
      `update holdpoint.directives set ends = starts + interval '1 hour' where name = $1`,
    );
    const { body } = await server
      .machine()
      .send<Directive & Problem>('POST', `/api/directives/${directive.name}/extend`, {
        until: { for: '1d' },
        reason: 'Another day.',
      });
    const extended = await sign(body);
    expect(Date.parse(extended.ends ?? '') - Date.parse(directive.ends ?? '')).toBe(86_400_000);
  });
});

describe('an end written into the ledger by hand', () => {
  /** An entry past the end of the log, where none of the server's own can come meanwhile. */
  async function forge(body: object, at = server.time.clock.now()): Promise<void> {
    const { rows } = await database.query<{ size: string }>(
      'select size from holdpoint.ledger_head',
    );
    const sequence = Number(rows[0]?.size) + 1_000_000;
    const text = 'pia ended the directive before its time';
    const fields = { sequence, kind: 'directive.ended', at, case: null, actor: 'pia', text };
    const canonical = entryText({ ...fields, body: { ...body } });
    await database.query(
      `insert into holdpoint.ledger_entries (sequence, kind, at, case_id, actor, text, canonical, leaf_hash)
       values ($1, 'directive.ended', $2, null, 'pia', $3, $4, $5)`,
      [sequence, at, text, canonical, entryHash(canonical)],
    );
  }

  const forget = () =>
    database.query(
      'delete from holdpoint.ledger_entries where sequence >= (select size from holdpoint.ledger_head)',
    );

  it('ends nothing by a time that has not come', async () => {
    const at = '2099-01-01T00:00:00.000Z';
    await forge({ directive: await idOf(), name: directive.name, reason: 'Its time is over.' }, at);
    await server.live.refresh();
    const state = await stateOfNext();
    await forget();
    expect(state).toBe('waiting');
    await server.live.refresh();
    expect(await stateOfNext()).toBe('waiting');
  });

  it.each<[string, () => Promise<object>]>([
    ['without a signature', async () => ({})],
    ['with a signature that is not there', async () => ({ evidence: `sha256:${'0'.repeat(64)}` })],
    [
      'with the signature of its start',
      async () => ({ act: directive.acts[0]?.id, evidence: await evidenceOfStart() }),
    ],
  ])('ends nothing %s', async (_, more) => {
    const id = await idOf();
    await forge({ directive: id, name: directive.name, reason: 'All is well.', ...(await more()) });
    await server.live.refresh();
    const open = await fresh.store.governance.openDirectives(server.time.clock.now());
    await forget();
    expect(open.map(({ name }) => name)).toContain(directive.name);
    expect(await stateOfNext()).toBe('waiting');
  });

  async function idOf(): Promise<string> {
    return (await fresh.store.governance.findDirective(directive.name))?.id ?? '';
  }

  async function evidenceOfStart(): Promise<unknown> {
    const entries = await fresh.store.listLedger(null, 50);
    return entries.find(({ kind }) => kind === 'directive.started')?.body['evidence'];
  }

  it('binds on where the ledger lost its start, as long as the server runs', async () => {
    const { rows } = await database.query(
      `delete from holdpoint.ledger_entries where kind = 'directive.started' and text like $1
       returning sequence, kind, at, case_id, actor, text, canonical, leaf_hash`,
      [`%${directive.name}:%`],
    );
    expect(rows).toHaveLength(1);
    await server.live.refresh();
    expect(server.live.status().fault).toContain(directive.name);
    expect(await stateOfNext()).toBe('waiting');
    const [row] = rows as readonly Record<string, unknown>[];
    await database.query(
      `insert into holdpoint.ledger_entries (sequence, kind, at, case_id, actor, text, canonical, leaf_hash)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      Object.values(row ?? {}),
    );
    await server.live.refresh();
    expect(server.live.status().fault).toBeNull();
  });
});
