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

/**
 * A new, empty database, not yet migrated: on the run's own server, or on the one that the variable
 * HOLDPOINT_TEST_DATABASE names, by a user who may create databases.
 */
export async function freshDatabase(): Promise<FreshDatabase> {
  const connectionString = process.env['HOLDPOINT_TEST_DATABASE'] ?? (await ownServer());
  const name = `test_${randomBytes(8).toString('hex')}`;
  await runOn(connectionString, `create database ${name} template template0`);
  const url = new URL(connectionString);
  url.pathname = `/${name}`;
  return {
    connectionString: url.href,
    drop: () => runOn(connectionString, `drop database if exists ${name} with (force)`),
  };
}

async function ownServer(): Promise<string> {
  return (await startEmbedded({ dataDir: inject('postgresFolder') })).connectionString;
}

async function runOn(connectionString: string, statement: string): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
