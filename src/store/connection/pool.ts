import { Pool } from 'pg';
import type { PoolClient, QueryResultRow } from 'pg';
import { StoreFault } from '../faults.ts';
import { isConnectionLoss, sqlStateOf } from './sqlstate.ts';

/** What runs a statement: the pool (each on any connection) or one transaction's connection. */
export interface Queryable {
  // The row's shape is the caller's word on its own statement, as in the driver.
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters
  query<R extends QueryResultRow>(
    text: string,
    values?: readonly unknown[],
  ): Promise<{ readonly rows: R[]; readonly rowCount: number | null }>;
}

export interface PoolLimits {
  /** Connections at most, without the one that listens. */
  readonly connections: number;
  /** Milliseconds that one statement may take. */
  readonly statementTimeout: number;
}

export const DEFAULT_LIMITS: PoolLimits = { connections: 10, statementTimeout: 30_000 };

/** Opens no connection yet. */
export function createPool(connectionString: string, limits: PoolLimits): Pool {
  const pool = new Pool({
    connectionString,
    application_name: 'holdpoint',
    max: limits.connections,
    connectionTimeoutMillis: 15_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: limits.statementTimeout,
    // The server ends a slow statement; this is for a server that vanished without a word.
    query_timeout: limits.statementTimeout * 1.5,
    lock_timeout: limits.statementTimeout,
    idle_in_transaction_session_timeout: limits.statementTimeout * 2,
    keepAlive: true,
  });
  // An idle connection that breaks is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => {});
  return pool;
}

/** A connection for one unit of work, which does not end the process when it breaks. */
export async function takeClient(pool: Pool): Promise<PoolClient> {
  const client = await pool.connect();
  if (client.listenerCount('error') === 0) client.on('error', () => {});
  return client;
}

/** Turns the driver's words for "no database there" into one line. Other errors pass as they are. */
export function explainConnectFault(error: unknown, connectionString: string): unknown {
  const state = sqlStateOf(error) ?? '';
  const refused = /^(28|3D)/.test(state);
  if (!refused && !isConnectionLoss(error) && !isOutOfReach(error)) return error;
  const problem = error instanceof Error && error.message !== '' ? error.message : 'no answer';
  const advice = refused
    ? 'Check user, password and database name in DATABASE_URL'
    : 'Check that PostgreSQL runs there and that DATABASE_URL points at it';
  return new StoreFault(
    'HOLDPOINT_DATABASE_UNREACHABLE',
    `cannot reach the database at ${whereIs(connectionString)}: ${problem}. ${advice}`,
    { cause: error },
  );
}

function isOutOfReach(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? error.code : null;
  return code === 'ENOTFOUND' || code === 'EAI_AGAIN' || error.message.startsWith('timeout');
}

/** Host, port and database of a connection string, never its user or password. */
function whereIs(connectionString: string): string {
  try {
    const url = new URL(connectionString);
    return `${url.searchParams.get('host') ?? url.host}${url.pathname}`;
  } catch {
    return 'DATABASE_URL';
  }
}
