import type { Frontier } from '../../ledger/merkle/frontier.ts';
import { verifyOnwards } from '../../ledger/verify-onwards.ts';
import type { LedgerRound } from '../../ledger/verify-onwards.ts';
import type { StoredCheckpoint, StoredEntry } from '../../ledger/verify-log.ts';
import type { Queryable } from '../connection/pool.ts';
import { readCheckpoints, readEnd, readEntriesBetween } from '../queries/ledger.ts';
import type { EntryRow } from '../rows.ts';
import { storedEntryOf } from './stored-entry.ts';

/** A page is held twice over: the one that is computed, and the next, which is on its way meanwhile. */
const PAGE = { rows: 500, bytes: 2 * 1024 * 1024 };

/**
 * Verifies the log from what was verified before to its end as it is now. Each page is a statement of its own: a
 * transaction over all of it would keep the database from tidying for as long, and entries only stand or are gone.
 */
export async function verifyOnwardsIn(
  db: Queryable,
  verifierKey: string,
  pinned: string | null,
  from: Frontier | null,
  pause: () => Promise<void>,
): Promise<LedgerRound> {
  return verifyOnwards({
    from,
    end: await readEnd(db),
    pages: (start, to) => pagesOf(db, start, to),
    checkpoints: (start, to) => checkpointsOf(db, start, to),
    verifierKey,
    pinned,
    pause,
  });
}

async function* pagesOf(
  db: Queryable,
  from: number,
  to: number,
): AsyncGenerator<readonly StoredEntry[]> {
  const read = (start: number): Promise<readonly EntryRow[]> => {
    const page = readEntriesBetween(db, { from: start, to }, PAGE);
    // Whoever stops early asks for no page any more; one that is on its way may fail then.
    page.catch(() => undefined);
    return page;
  };
  let next = from < to ? read(from) : null;
  while (next !== null) {
    const rows = await next;
    const last = rows.at(-1);
    if (last === undefined) return;
    const start = Number(last.sequence) + 1;
    next = start < to ? read(start) : null;
    yield rows.map(storedEntryOf);
  }
}

async function* checkpointsOf(
  db: Queryable,
  from: number,
  to: number,
): AsyncGenerator<StoredCheckpoint> {
  for (let start = from; start <= to;) {
    const page = await readCheckpoints(db, start, Math.min(PAGE.rows, to - start + 1));
    for (const checkpoint of page) {
      if (checkpoint.size > to) return;
      yield checkpoint;
    }
    const last = page.at(-1);
    if (last === undefined) return;
    start = last.size + 1;
  }
}
