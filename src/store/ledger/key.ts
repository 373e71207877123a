import type { Signer } from '../../engine/ports.ts';
import { verifyCheckpoint } from '../../ledger/checkpoint.ts';
import type { CheckpointCheck } from '../../ledger/checkpoint.ts';
import type { Queryable } from '../connection/pool.ts';
import { StoreFault } from '../faults.ts';
import { latestCheckpoint } from '../queries/ledger.ts';

/** Throws `StoreFault` when the ledger was signed with another key, or for another organisation. */
export async function checkSigner(db: Queryable, signer: Signer): Promise<void> {
  const latest = await latestCheckpoint(db);
  if (latest !== null) refuseOtherKey(verifyCheckpoint(latest.note, signer.verifierKey));
}

/** A log goes on under the one key it began with, or nobody could verify it whole. */
export function refuseOtherKey(last: CheckpointCheck): void {
  if (last.kind === 'valid' || last.reason !== 'key') return;
  throw new StoreFault(
    'HOLDPOINT_LEDGER_KEY',
    `the ledger's last checkpoint does not fit this server's key: ${last.why}. Start with the key that signed it (HOLDPOINT_LEDGER_KEY, or ledger.key in the data folder) and the same organisation`,
  );
}
