import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { freshDatabase } from '../../test/support/postgres.ts';
import type { FreshDatabase } from '../../test/support/postgres.ts';
import { testSigner } from '../../test/support/signer.ts';
import { checkServer } from './connection/fitness.ts';
import type { Queryable } from './connection/pool.ts';
import { readMigrations } from './migrate.ts';
import { openStore } from './open-store.ts';
import type { OpenStore } from './open-store.ts';

let folder: string;
let database: FreshDatabase;
const stores: OpenStore[] = [];
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'holdpoint-migrations-'));
});
beforeEach(async () => {
  database = await freshDatabase();
});
afterEach(async () => {
  await Promise.all(stores.splice(0).map((store) => store.close()));
  await database.drop();
});
afterAll(() => rm(folder, { recursive: true }));

/** A Holdpoint that knows these steps. */
async function holdpointWith(steps: Readonly<Record<string, string>>): Promise<OpenStore> {
  const own = await mkdtemp(path.join(folder, 'steps-'));
  for (const [file, sql] of Object.entries(steps)) await writeFile(path.join(own, file), sql);
  return open(pathToFileURL(`${own}/`));
}

async function open(migrations?: URL): Promise<OpenStore> {
  const { connectionString } = database;
  const store = await openStore({
    connectionString,
    signer: testSigner,
    ...(migrations && { migrations }),
  });
  stores.push(store);
  return store;
}

const own = async () => {
  const files = ['0001-cases.sql', '0002-ledger.sql', '0003-access.sql'];
  const texts = files.map((file) =>
    readFile(new URL(`./migrations/${file}`, import.meta.url), 'utf8'),
  );
  return Object.fromEntries((await Promise.all(texts)).map((sql, index) => [files[index], sql]));
};

describe('the schema', () => {
  it('is made once, however many ask for it at once', async () => {
    const all = await Promise.all(Array.from({ length: 4 }, () => open()));
    await expect(all[0]?.checkSchema()).rejects.toMatchObject({ code: 'HOLDPOINT_SCHEMA_MISSING' });
    const taken = await Promise.all(all.map((store) => store.migrate()));
    const names = (await readMigrations()).map(({ name }) => name);
    expect(names.length).toBeGreaterThanOrEqual(3);
    expect(taken.toSorted((a, b) => b.length - a.length)).toEqual([names, [], [], []]);
    await all[0]?.checkSchema();
  });

  it('takes only the steps that are new', async () => {
    await (await holdpointWith(await own())).migrate();
    const more = await holdpointWith({
      ...(await own()),
      '0004-more.sql': 'create table holdpoint.more ()',
    });
    await expect(more.checkSchema()).rejects.toThrow(/lacks 1 step\(s\) of the schema, from more/);
    expect(await more.migrate()).toEqual(['more']);
    await more.checkSchema();
  });

  it('of a newer Holdpoint is left alone', async () => {
    await (await holdpointWith({ ...(await own()), '0004-more.sql': 'select 1' })).migrate();
    const older = await holdpointWith(await own());
    for (const attempt of [() => older.migrate(), () => older.checkSchema()]) {
      await expect(attempt()).rejects.toMatchObject({ code: 'HOLDPOINT_SCHEMA_NEWER' });
    }
  });

  it('with an altered step is left alone, but line ends do not count', async () => {
    const steps = await own();
    await (await holdpointWith(steps)).migrate();
    const crlf = {
      ...steps,
      '0002-ledger.sql': steps['0002-ledger.sql']?.replaceAll('\n', '\r\n') ?? '',
    };
    expect(await (await holdpointWith(crlf)).migrate()).toEqual([]);
    const altered = await holdpointWith({
      ...steps,
      '0002-ledger.sql': `${crlf['0002-ledger.sql']} `,
    });
    for (const attempt of [() => altered.migrate(), () => altered.checkSchema()]) {
      await expect(attempt()).rejects.toMatchObject({ code: 'HOLDPOINT_SCHEMA_ALTERED' });
    }
  });

  it('is as it was when a step fails', async () => {
    const faulty = await holdpointWith({ ...(await own()), '0004-faulty.sql': 'select 1 / 0' });
    await expect(faulty.migrate()).rejects.toThrow(/division by zero/);
    const client = new Client({ connectionString: database.connectionString });
    await client.connect();
    const { rows } = await client.query(`select to_regnamespace('holdpoint') as there`);
    await client.end();
    expect(rows).toEqual([{ there: null }]);
  });
});

describe('a server', () => {
  const fit = { version: '150000', encoding: 'UTF8', fsync: 'on', pages: 'on' };
  const answering = (row: object) =>
    ({ query: async () => ({ rows: [row], rowCount: 1 }) }) as unknown as Queryable;
  it.each([
    ['of version 14', { version: '140019' }, /PostgreSQL 14 is too old. Use PostgreSQL 15/],
    ['of no version we can read', { version: '' }, /too old/],
    ['encoded in LATIN1', { encoding: 'LATIN1' }, /encoded in LATIN1/],
  ])('%s is refused in one line', async (_, given, why) => {
    await expect(checkServer(answering({ ...fit, ...given }))).rejects.toMatchObject({
      code: 'HOLDPOINT_DATABASE_UNFIT',
      message: expect.stringMatching(why) as string,
    });
  });
  it.each([
    [{}, []],
    [{ fsync: 'off' }, ['the database may lose what was acknowledged in a crash: fsync is off']],
    [{ pages: 'off' }, [expect.stringContaining('full_page_writes') as string]],
  ])('with %o warns of %o', async (given, warnings) => {
    expect(await checkServer(answering({ ...fit, ...given }))).toEqual(warnings);
  });
  it('that keeps no promise by default is held to it in each unit of work', async () => {
    const store = await open();
    await store.migrate();
    const client = new Client({ connectionString: database.connectionString });
    await client.connect();
    const name = new URL(database.connectionString).pathname.slice(1);
    await client.query(`alter database ${name} set synchronous_commit = off`);
    // A trigger is the one place from which to see what holds inside the transaction.
    await client.query(`
      create table seen (setting text);
      create function see() returns trigger language plpgsql as $$
        begin insert into seen values (current_setting('synchronous_commit')); return new; end $$;
      create trigger see after insert on holdpoint.tokens for each row execute function see()`);
    const later = await open();
    const token = { name: 'ci', sha256: 'a'.repeat(64), createdAt: '2026-03-11T09:00:00.000Z' };
    const rest = { scopes: ['submit'], owner: null, slots: null, createdBy: null } as const;
    await later.transaction((tx) => tx.tokens.insert({ ...token, ...rest, expiresAt: null }));
    const { rows } = await client.query('select setting from seen');
    await client.end();
    expect(rows).toEqual([{ setting: 'on' }]);
  });
});
