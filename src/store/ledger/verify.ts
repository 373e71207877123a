import type { Pool, PoolClient } from 'pg';
import { EMPTY_FRONTIER } from '../../ledger/merkle/frontier.ts';
import { verifyLog } from '../../ledger/verify-log.ts';
import type { LogVerification, StoredCheckpoint, StoredEntry } from '../../ledger/verify-log.ts';
import { takeClient } from '../connection/pool.ts';
import { readCheckpoints, readEntries, readHead } from '../queries/ledger.ts';
import { storedEntryOf } from './stored-entry.ts';

const PAGE = 500;

/** Verifies the log as it stands at one instant, while others go on appending. */
export async function verifyStoredLog(
  pool: Pool,
  verifierKey: string,
  pinned: string | null,
): Promise<LogVerification> {
  const client = await takeClient(pool);
  try {
    await client.query('begin isolation level repeatable read read only');
    // A head that is gone is as wrong as one that was altered.
    const head = (await readHead(client)) ?? EMPTY_FRONTIER;
    const [entries, checkpoints] = [entriesOf(client), checkpointsOf(client)];
    return await verifyLog({ entries, checkpoints, verifierKey, pinned, head });
  } finally {
    // Ends the transaction as well; a connection is cheap beside a verification.
    client.release(true);
  }
}

async function* entriesOf(client: PoolClient): AsyncGenerator<StoredEntry> {
  for (let from = 0; ;) {
    const rows = await readEntries(client, from, PAGE);
    yield* rows.map(storedEntryOf);
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    from = Number(last.sequence) + 1;
  }
}

async function* checkpointsOf(client: PoolClient): AsyncGenerator<StoredCheckpoint> {
  for (let from = 0; ;) {
    const page = await readCheckpoints(client, from, PAGE);
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    from = last.size + 1;
  }
}
