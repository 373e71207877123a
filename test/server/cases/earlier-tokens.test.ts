/** Tokens from before scopes, when the server that knows of scopes starts for the first time. */
import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TokenScope } from '../../../src/engine/tokens/scopes.ts';
import { sha256 } from '../../../src/engine/sha256.ts';
import { migrateRecord } from '../../../src/server/open/migrate-record.ts';
import { openStore, type OpenStore } from '../../../src/store/open-store.ts';
import { freshDatabase, type FreshDatabase } from '../../support/postgres.ts';
import { ledgerEvent, storedCase } from '../../support/rows.ts';
import { testSigner } from '../../support/signer.ts';
import { testTime } from '../support/engine.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { machineAt } from '../support/visitors.ts';

const STEPS = new URL('../../../src/store/migrations/', import.meta.url);
const SCOPES_CAME_WITH = 23;

let folder: string;
let database: FreshDatabase;
let store: OpenStore;
let other: OpenStore;
let server: TestServer;
const time = testTime();

beforeAll(async () => {
  database = await freshDatabase();
  folder = await mkdtemp(join(tmpdir(), 'holdpoint-earlier-tokens-'));
  for (const file of await readdir(STEPS)) {
    if (Number(file.slice(0, 4)) >= SCOPES_CAME_WITH) continue;
    await copyFile(fileURLToPath(new URL(file, STEPS)), join(folder, file));
  }
  const { connectionString } = database;
  const before = await openStore({
    connectionString,
    signer: testSigner,
    migrations: pathToFileURL(`${folder}/`),
  });
  await before.migrate();
  await tellOfThen(before, connectionString);
  await before.close();
  store = await openStore({ connectionString, signer: testSigner });
  // One that was ended in the middle, and then two at once.
  const cutOff = () => {
    throw new Error('cut off');
  };
  firstStart = await migrateRecord(store, { now: cutOff }).catch(String);
  other = await openStore({ connectionString, signer: testSigner });
  foundByEach = await Promise.all(
    [store, other].map(async (each) => {
      await migrateRecord(each, time.clock);
      return keptIn(each);
    }),
  );
  server = await startTestServer(store, { time });
});
afterAll(async () => {
  await server.close();
  await other.close();
  await store.close();
  await database.drop();
  await rm(folder, { recursive: true });
});

/** How many tokens the ledger has as kept. */
const keptIn = async (each: OpenStore) =>
  (await each.listLedger(1_000, 1_000)).filter(({ kind }) => kind === 'token.kept').length;

/** What became of one that was ended in the middle. */
let firstStart: unknown;

/** By each of two servers that start at once, as soon as it may listen. */
let foundByEach: readonly number[] = [];

/** As a server from then would have left it: five tokens, and what they did. */
async function tellOfThen(before: OpenStore, connectionString: string): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  const put = (name: string, columns = '', values = '') =>
    client.query(
      `insert into holdpoint.tokens (name, sha256, created_at${columns})
       values ($1, $2, '2026-02-01T09:00:00.000Z'${values})`,
      [name, sha256(`hp_${name}`)],
    );
  await put('plans');
  await put('applies');
  await put('mesh');
  await put('slotted', ', owner, slots', `, 'ana', array['web/', 'catalog/mesh']`);
  await put('okta', ', scope', `, 'scim'`);
  await put('gone', ', revoked_at, revoked_why', `, '2026-02-02T09:00:00.000Z', 'it was in a log'`);
  await client.end();
  await before.transaction(async (tx) => {
    await tx.insertCase(storedCase('case-then', { submittedBy: 'plans' }));
    const used = { kind: 'case.confirmed', case: 'case-then' };
    await tx.appendToLedger(ledgerEvent({ ...used, actor: 'plans' }));
    await tx.appendToLedger(ledgerEvent({ ...used, actor: 'applies' }));
    await tx.appendToLedger(ledgerEvent({ kind: 'catalog.imported', case: null, actor: 'mesh' }));
  });
}

const ALWAYS = ['guard', 'teach', 'propose', 'read'] as const;

describe('a token from before scopes', () => {
  it.each<[string, readonly TokenScope[]]>([
    ['plans', ['submit', ...ALWAYS]],
    ['applies', ['submit', 'confirm', ...ALWAYS]],
    ['mesh', ['submit', 'catalog', ...ALWAYS]],
    ['slotted', ['submit', 'catalog', ...ALWAYS]],
    ['okta', ['scim']],
  ])('keeps what it did: %s', async (name, scopes) => {
    const token = (await store.tokens.listTokens()).find((each) => each.name === name);
    expect(token?.scopes).toEqual(scopes);
    const entries = (await store.listLedger(1_000, 1_000)).filter(
      ({ kind, body }) => kind === 'token.kept' && body['name'] === name,
    );
    expect(entries).toHaveLength(1);
    expect(entries[0]?.body).toMatchObject({ scopes, fingerprint: sha256(sha256(`hp_${name}`)) });
  });

  it('works on, and opens no more than that', async () => {
    const plans = machineAt(server.url, 'hp_plans');
    expect((await plans.send('GET', '/api/ledger')).status).toBe(200);
    expect((await plans.send('GET', '/api/guard/stops')).status).toBe(200);
    expect(await plans.send('DELETE', '/api/catalog/facts/mesh/prod')).toMatchObject({
      status: 403,
      body: { code: 'scope-missing' },
    });
    const mesh = machineAt(server.url, 'hp_mesh');
    expect((await mesh.send('DELETE', '/api/catalog/facts/mesh/prod')).status).toBe(404);
    expect((await machineAt(server.url, 'hp_okta').send('GET', '/scim/v2/Users')).status).not.toBe(
      401,
    );
  });

  it('that was revoked is not brought back', async () => {
    expect(await machineAt(server.url, 'hp_gone').send('GET', '/api/ledger')).toMatchObject({
      status: 401,
      body: { code: 'token-revoked' },
    });
    const kept = (await store.listLedger(1_000, 1_000)).filter(({ kind }) => kind === 'token.kept');
    expect(kept.map(({ body }) => body['name'])).not.toContain('gone');
  });

  it('is written down once, however often the server starts', async () => {
    const before = await keptIn(store);
    await migrateRecord(store, time.clock);
    expect([before, await keptIn(store)]).toEqual([5, 5]);
  });

  it('is there for each of two servers that start at once, after one that was ended in the middle', () => {
    expect(firstStart).toBe('Error: cut off');
    expect(foundByEach).toEqual([5, 5]);
  });
});
