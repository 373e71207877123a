/** Somebody who can write to the database ends a stop by its row: it binds all the same. */
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { activeStops } from '../../../src/engine/agents/stops/read-stops.ts';
import type { StopReceipt } from '../../../src/server/contract/agents/stops.ts';
import { freshStore, type FreshStore } from '../../support/store.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import type { Browser } from '../support/visitors.ts';

let fresh: FreshStore;
let server: TestServer;
let database: Client;
let sena: Browser;
beforeAll(async () => {
  fresh = await freshStore();
  server = await startTestServer(fresh.store);
  database = new Client({ connectionString: fresh.connectionString });
  await database.connect();
  await database.query('set session_replication_role = replica');
  sena = await server.browser('sena');
});
afterAll(async () => {
  await database.end();
  await server.close();
  await fresh.drop();
});

const ALL = { kind: 'all' };

async function stopped(): Promise<string> {
  const { status, body } = await sena.send<StopReceipt>('POST', '/api/stops', {
    scope: ALL,
    reason: 'It deletes what it should not.',
  });
  expect(status).toBe(201);
  return body.id;
}

const binding = async () =>
  (await activeStops(server.engine)).stops.map(({ id, scope }) => ({ id, scope }));

describe('a stop', () => {
  it.each([
    ['ended', `update holdpoint.stops set resumed_at = now(), resumed_by = 'sena' where id = $1`],
    [
      'narrowed',
      `update holdpoint.stops set scope = '{"kind":"system","system":"nothing"}' where id = $1`,
    ],
    ['deleted', 'delete from holdpoint.stops where id = $1'],
  ])('binds as it was issued, with its row %s', async (_, statement) => {
    const id = await stopped();
    expect((await database.query(statement, [id])).rowCount).toBe(1);
    expect(await binding()).toContainEqual({ id, scope: ALL });
  });

  it('is over once somebody ended it', async () => {
    const id = await stopped();
    const { status } = await sena.send('POST', `/api/stops/${id}/resume`, {
      reason: 'It was a false alarm.',
    });
    expect(status).toBe(200);
    expect((await binding()).map((each) => each.id)).not.toContain(id);
  });
});
