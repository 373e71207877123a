import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import type { Pool, PoolClient } from 'pg';
import { inTransaction } from './connection/transaction.ts';
import type { Queryable } from './connection/pool.ts';
import { StoreFault } from './faults.ts';

/** A step of the schema: `0001-cases.sql` has version 1 and name `cases`. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

interface Applied {
  readonly version: number;
  readonly name: string;
  readonly checksum: string;
}

/** Any number, as long as nothing else in the database locks by it. */
const LOCK = 4_600_112_358;

/** Milliseconds. */
const PATIENT = { query_timeout: 24 * 3_600_000 };

/** The migrations beside this module, or in another folder, in order. */
export async function readMigrations(
  folder: URL = new URL('./migrations/', import.meta.url),
): Promise<readonly Migration[]> {
  const files = (await readdir(folder)).filter((file) => /^\d{4}-[a-z0-9-]+\.sql$/.test(file));
  return Promise.all(
    files.toSorted().map(async (file) => {
      // A checkout may have turned line ends around; that is no other migration.
      const sql = (await readFile(new URL(file, folder), 'utf8')).replaceAll('\r\n', '\n');
      const checksum = createHash('sha256').update(sql).digest('hex');
      return { version: Number(file.slice(0, 4)), name: file.slice(5, -4), sql, checksum };
    }),
  );
}

/**
 * Brings the schema up to date, all steps in one transaction and one process at a time. Returns the names
 * of the steps taken; `alongside` hears them before it is kept, and what it does is kept with them or not at all.
 * Throws `StoreFault` on a schema newer than this program or with altered steps.
 */
export function migrate(
  pool: Pool,
  migrations: readonly Migration[],
  alongside?: (taken: readonly string[], client: PoolClient) => Promise<void>,
): Promise<readonly string[]> {
  return inTransaction(pool, async (client) => {
    // A step may take as long as it takes, and so may the process before us.
    await client.query('set local statement_timeout = 0; set local lock_timeout = 0');
    await client.query({ ...PATIENT, text: 'select pg_advisory_xact_lock($1)', values: [LOCK] });
    await client.query('create schema if not exists holdpoint');
    await client.query(
      `create table if not exists holdpoint.migrations (
         version integer primary key,
         name text not null,
         checksum text not null,
         applied_at timestamptz not null default now()
       )`,
    );
    const pending = compare(await readApplied(client), migrations);
    for (const step of pending) {
      await client.query({ ...PATIENT, text: step.sql });
      await client.query(
        'insert into holdpoint.migrations (version, name, checksum) values ($1, $2, $3)',
        [step.version, step.name, step.checksum],
      );
    }
    const taken = pending.map(({ name }) => name);
    if (taken.length > 0) await alongside?.(taken, client);
    return taken;
  });
}

/** Throws `StoreFault` unless the schema is exactly the one this program was written for. */
export async function checkSchema(db: Queryable, migrations: readonly Migration[]): Promise<void> {
  const { rows } = await db.query<{ there: boolean }>(
    `select to_regclass('holdpoint.migrations') is not null as there`,
  );
  const applied = rows[0]?.there === true ? await readApplied(db) : [];
  const pending = compare(applied, migrations);
  if (pending.length > 0) {
    throw new StoreFault(
      'HOLDPOINT_SCHEMA_MISSING',
      `the database lacks ${pending.length} step(s) of the schema, from ${pending[0]?.name}. Run the migrations first`,
    );
  }
}

async function readApplied(db: Queryable): Promise<readonly Applied[]> {
  const { rows } = await db.query<Applied>(
    'select version, name, checksum from holdpoint.migrations order by version',
  );
  return rows;
}

function compare(applied: readonly Applied[], known: readonly Migration[]): readonly Migration[] {
  for (const [index, step] of applied.entries()) {
    const own = known[index];
    if (own === undefined) {
      throw new StoreFault(
        'HOLDPOINT_SCHEMA_NEWER',
        `the database's schema is at step ${applied.length} and this Holdpoint knows ${known.length}. Run the newer Holdpoint`,
      );
    }
    if (own.version !== step.version || own.checksum !== step.checksum) {
      throw new StoreFault(
        'HOLDPOINT_SCHEMA_ALTERED',
        `step ${step.version} (${step.name}) of the database's schema is not the one this Holdpoint knows. Run the Holdpoint that made the database`,
      );
    }
  }
  return known.slice(applied.length);
}
