/** Somebody who can write to the database ends a stop by its row, or by an entry of their own: it binds all the same. */
import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { issueStop } from '../../../src/engine/agents/stops/issue-stop.ts';
import { activeStops } from '../../../src/engine/agents/stops/read-stops.ts';
import { resumeStop } from '../../../src/engine/agents/stops/resume-stop.ts';
import { entryHash, entryText } from '../../../src/ledger/entry.ts';
import type { StopList, StopPage, StopReceipt } from '../../../src/server/contract/agents/stops.ts';
import { withPasskey } from '../../support/passkeys.ts';
import { freshStore, type FreshStore } from '../../support/store.ts';
import { resumeSigned, type Signer } from '../support/resume.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let fresh: FreshStore;
let server: TestServer;
let database: Client;
let sena: Signer;
beforeAll(async () => {
  fresh = await freshStore();
  server = await startTestServer(fresh.store);
  database = new Client({ connectionString: fresh.connectionString });
  await database.connect();
  await database.query('set session_replication_role = replica');
  sena = await withPasskey(server, 'sena');
});
afterAll(async () => {
  await database.end();
  await server.close();
  await fresh.drop();
});

const ALL = { kind: 'all' } as const;
const REASON = 'It was a false alarm.';
const ENDED = `update holdpoint.stops set resumed_at = now(), resumed_by = 'sena' where id = $1`;

async function stopped(): Promise<string> {
  const { status, body } = await sena.browser.send<StopReceipt>('POST', '/api/stops', {
    scope: ALL,
    reason: 'It deletes what it should not.',
  });
  expect(status).toBe(201);
  return body.id;
}

const binding = async () =>
  (await activeStops(server.engine)).stops.map(({ id, scope }) => ({ id, scope }));
const isBinding = async (id: string) => (await binding()).some((each) => each.id === id);

async function alter(statement: string, id: string): Promise<void> {
  expect((await database.query(statement, [id])).rowCount).toBe(1);
}

describe('a stop', () => {
  it.each([
    ['ended', ENDED],
    [
      'narrowed',
      `update holdpoint.stops set scope = '{"kind":"system","system":"nothing"}' where id = $1`,
    ],
    ['deleted', 'delete from holdpoint.stops where id = $1'],
  ])('binds as it was issued, with its row %s, and ends by what somebody signs', async (_, how) => {
    const id = await stopped();
    await alter(how, id);
    expect(await binding()).toContainEqual({ id, scope: ALL });
    const { body: page } = await sena.browser.send<StopPage>('GET', `/api/stops/${id}`);
    expect(page.stop).toMatchObject({ id, scope: ALL, resumed: null, me: { canResume: true } });
    const { body: list } = await sena.browser.send<StopList>('GET', '/api/stops');
    expect(list.active.map((each) => each.id)).toContain(id);
    expect(list.past.map((each) => each.id)).not.toContain(id);
    const { status, body } = await resumeSigned(sena, id);
    expect({ status, stop: body.stop }).toMatchObject({
      status: 200,
      stop: { id, by: 'sena', resumed: { by: 'sena', reason: 'All is well.' } },
    });
    expect(await isBinding(id)).toBe(false);
  });

  it('is over once somebody ended it, and tells what proves that', async () => {
    const id = await stopped();
    const { status, body } = await resumeSigned(sena, id, REASON);
    expect({ status, resumed: body.stop.resumed }).toMatchObject({
      status: 200,
      resumed: { by: 'sena', reason: REASON, evidence: expect.stringMatching(/^sha256:/) },
    });
    expect(await isBinding(id)).toBe(false);
    const [entry] = await fresh.store.listLedger(null, 1);
    expect(entry).toMatchObject({ kind: 'stop.resumed', actor: 'sena' });
    expect(entry?.body).toMatchObject({ stop: id, evidence: body.stop.resumed?.evidence });
  });

  it('of before ends were signed is over as the ledger has it', async () => {
    // An engine that takes no passkeys asks for none, as those before did.
    const before = server.engine;
    expect(before.presence).toBeUndefined();
    const { stop } = await issueStop(
      before,
      { scope: ALL, reason: 'Enough.', attempt: null },
      { kind: 'person', id: 'sena' },
    );
    expect(await isBinding(stop.id)).toBe(true);
    await resumeStop(before, { stop: stop.id, person: 'sena', reason: REASON });
    expect(await isBinding(stop.id)).toBe(false);
  });
});

describe('an entry written into the ledger by hand', () => {
  let id: string;
  beforeEach(async () => {
    id = await stopped();
    return async () => {
      await database.query(
        'delete from holdpoint.ledger_entries where sequence >= (select size from holdpoint.ledger_head)',
      );
      await resumeSigned(sena, id);
    };
  });

  let forged = 0;

  /** Past the end of the log, where none of the server's own can come meanwhile. */
  async function forge(kind: string, body: object): Promise<void> {
    const { rows } = await database.query<{ size: string }>(
      'select size from holdpoint.ledger_head',
    );
    const sequence = Number(rows[0]?.size) + 1_000_000 + ++forged;
    const at = server.time.clock.now();
    const fields = { sequence, kind, at, case: null, actor: 'sena', text: 'Sena did it' };
    const canonical = entryText({ ...fields, body: { ...body } });
    await database.query(
      `insert into holdpoint.ledger_entries (sequence, kind, at, case_id, actor, text, canonical, leaf_hash)
       values ($1, $2, $3, null, 'sena', 'Sena did it', $4, $5)`,
      [sequence, kind, at, canonical, entryHash(canonical)],
    );
  }

  async function evidenceOfAnother(): Promise<unknown> {
    const other = await stopped();
    return (await resumeSigned(sena, other, REASON)).body.stop.resumed?.evidence;
  }

  it.each<[string, () => Promise<object>]>([
    ['without a signature', async () => ({})],
    ['with a signature that is not there', async () => ({ evidence: `sha256:${'0'.repeat(64)}` })],
    ['with one of another stop', async () => ({ evidence: await evidenceOfAnother() })],
  ])('ends nothing %s, whatever its row says', async (_, more) => {
    await alter(ENDED, id);
    await forge('stop.resumed', { stop: id, scope: ALL, reason: REASON, ...(await more()) });
    expect(await isBinding(id)).toBe(true);
  });

  it('does not make it one that ends unsigned', async () => {
    await alter(ENDED, id);
    await forge('stop.issued', { stop: id, scope: { kind: 'machine', machine: 'none' } });
    await forge('stop.resumed', { stop: id, scope: ALL, reason: REASON });
    expect(await binding()).toContainEqual({ id, scope: ALL });
  });
});
