/** PostgreSQL for tests: one server for the whole run, one database for each test file that asks. */
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';
import { startEmbedded } from '../../src/store/embedded/start.ts';

export interface FreshDatabase {
  readonly connectionString: string;
  /** Removes the database, cutting off whoever is still connected. */
  readonly drop: () => Promise<void>;
}

/** The database that `migratedDatabase` copies; one a server. */
const MODEL = 'test_model';
/** Any number, as long as nothing else on the server locks by it. */
const MODEL_LOCK = 4_600_112_359;

/**
 * A new, empty database, not yet migrated: on the run's own server, or on the one that the variable
 * HOLDPOINT_TEST_DATABASE names, by a user who may create databases.
 */
export async function freshDatabase(): Promise<FreshDatabase> {
  return createOn(elsewhere() ?? (await ownServer()), 'template0');
}

/**
 * A new database whose schema `migrate` has made: on the run's own server a copy of one that is migrated once for
 * all, since a copy takes a fifth of the work. `migrate` ends with no connection left open.
 */
export async function migratedDatabase(
  migrate: (connectionString: string) => Promise<void>,
): Promise<FreshDatabase> {
  const other = elsewhere();
  if (other === undefined) {
    const server = await ownServer();
    await (model ??= ensureModel(server, migrate));
    return createOn(server, MODEL);
  }
  const made = await createOn(other, 'template0');
  await migrate(made.connectionString);
  return made;
}

let model: Promise<void> | null = null;

/** Whoever comes first makes it, under another name until it is whole; the others wait. */
async function ensureModel(
  server: string,
  migrate: (connectionString: string) => Promise<void>,
): Promise<void> {
  await withClient(server, async (client) => {
    await client.query('select pg_advisory_lock($1)', [MODEL_LOCK]);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [MODEL]);
    if (rowCount === 1) return;
    const draft = `${MODEL}_draft`;
    await client.query(`drop database if exists ${draft} with (force)`);
    await client.query(`create database ${draft} template template0`);
    await migrate(addressOf(server, draft));
    await client.query(`alter database ${draft} rename to ${MODEL}`);
  });
}

async function createOn(server: string, template: string): Promise<FreshDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  const run = (statement: string) =>
    withClient(server, async (client) => void (await client.query(statement)));
  await run(`create database ${name} template ${template}`);
  return {
    connectionString: addressOf(server, name),
    drop: () => run(`drop database if exists ${name} with (force)`),
  };
}

const elsewhere = (): string | undefined => process.env['HOLDPOINT_TEST_DATABASE'];

/** The run's own server, joined once by each process. */
const ownServer = (): Promise<string> => (joined ??= joinServer());

let joined: Promise<string> | null = null;

async function joinServer(): Promise<string> {
  // Nobody cuts the power under this server and reads it again, so it does not wait for the disk.
  const settings = ['fsync=off', 'full_page_writes=off'];
  const server = await startEmbedded({ dataDir: inject('postgresFolder'), settings });
  return server.connectionString;
}

function addressOf(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}

async function withClient(
  connectionString: string,
  work: (client: Client) => Promise<void>,
): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
