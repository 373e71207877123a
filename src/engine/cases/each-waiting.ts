import { pause } from '../catalog/pause.ts';
import type { Engine } from '../engine.ts';
import type { StoredCase, StoreTransaction } from '../ports.ts';

/** Ids that are read at once: a case is read when its turn comes. */
const BATCH = 200;

/**
 * Does something with every case that waits, the oldest first, each in a transaction of its own, so that
 * a server that stops midway has lost nothing and begins anew. Others have their turn between two. One that
 * fails does not keep the rest waiting: the first fault is thrown at the end. Resolves to the ids for which
 * `work` says that something changed.
 */
export async function eachWaiting(
  engine: Engine,
  work: (tx: StoreTransaction, row: StoredCase) => Promise<boolean>,
): Promise<readonly string[]> {
  const changed: string[] = [];
  const faults: unknown[] = [];
  let after: string | null = null;
  for (;;) {
    const ids: readonly string[] = await engine.store.waitingAfter(after, BATCH);
    for (const id of ids) {
      try {
        if (await one(engine, id, work)) changed.push(id);
      } catch (fault) {
        faults.push(fault);
      }
      await pause();
    }
    after = ids.at(-1) ?? null;
    if (after === null) break;
  }
  if (faults.length === 0) return changed;
  throw faults.length === 1 ? faults[0] : new AggregateError(faults, told(faults));
}

function one(
  engine: Engine,
  id: string,
  work: (tx: StoreTransaction, row: StoredCase) => Promise<boolean>,
): Promise<boolean> {
  return engine.store.transaction(async (tx) => {
    const row = await tx.lockCase(id);
    return row?.state === 'waiting' ? work(tx, row) : false;
  });
}

function told([first, ...others]: readonly unknown[]): string {
  const why = first instanceof Error ? first.message : String(first);
  return `${why}; and so for ${others.length} more`;
}
