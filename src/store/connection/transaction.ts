import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import { StoreFault } from '../faults.ts';
import { takeClient } from './pool.ts';
import {
  commitWasRefused,
  isBadText,
  isConnectionLoss,
  isSerialisationFailure,
} from './sqlstate.ts';

const ATTEMPTS = 8;
const FIRST_PAUSE = 10;

/**
 * READ COMMITTED is enough and never fails for its own sake: every unit of work first takes row locks on
 * what it decides about, and each statement after a lock sees what the holder before it committed.
 * The setting makes an acknowledged commit durable even where a role or database default says otherwise.
 */
const BEGIN = `begin isolation level read committed;
select set_config('synchronous_commit', 'on', true)
 where current_setting('synchronous_commit') <> 'remote_apply'`;

/** Runs `work` in a transaction and again where PostgreSQL's answer shows that nothing was kept. */
export function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  return withRetries(() => once(pool, work));
}

/** Repeats what can be repeated without harm after a serialisation failure, deadlock or lost connection. */
export async function withRetries<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (attempt === ATTEMPTS || !mayRunAgain(error)) throw error;
      await sleep(FIRST_PAUSE * 2 ** (attempt - 1));
    }
  }
}

function mayRunAgain(error: unknown): boolean {
  if (error instanceof StoreFault) return false;
  return isSerialisationFailure(error) || isConnectionLoss(error);
}

async function once<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await takeClient(pool);
  let result: T;
  try {
    await client.query(BEGIN);
    result = await work(client);
  } catch (error) {
    await giveUp(client);
    throw named(error);
  }
  await commit(client);
  return result;
}

async function commit(client: PoolClient): Promise<void> {
  let command: string;
  try {
    ({ command } = await client.query('commit'));
  } catch (error) {
    client.release(true);
    if (commitWasRefused(error)) throw error;
    throw new StoreFault(
      'HOLDPOINT_COMMIT_UNKNOWN',
      'the connection to the database broke while committing, so the work may or may not have been kept. Look at the case before trying again',
      { cause: error },
    );
  }
  client.release();
  // PostgreSQL answers COMMIT with ROLLBACK, and no error, when a statement before it had failed.
  if (command !== 'COMMIT') {
    throw new StoreFault(
      'HOLDPOINT_ROLLED_BACK',
      'nothing was kept: a statement of the transaction failed and its error was not passed on',
    );
  }
}

/** Rolls back if the connection still lives; else the server does so by itself. */
async function giveUp(client: PoolClient): Promise<void> {
  try {
    await client.query('rollback');
    client.release();
  } catch {
    client.release(true);
  }
}

/** Gives a name of ours to an error that a person's input can bring about. */
function named(error: unknown): unknown {
  if (!isBadText(error)) return error;
  return new StoreFault(
    'HOLDPOINT_BAD_TEXT',
    'a text holds a NUL character, which PostgreSQL cannot keep. Take it out',
    { cause: error },
  );
}
