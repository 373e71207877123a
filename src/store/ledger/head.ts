import type { LedgerHead, Signer } from '../../engine/ports.ts';
import { parseCheckpoint } from '../../ledger/checkpoint.ts';
import { EMPTY_ROOT, hashText } from '../../ledger/merkle/hash.ts';
import type { Queryable } from '../connection/pool.ts';
import { latestCheckpoint } from '../queries/ledger.ts';

/** What the newest checkpoint says. Only verification tells whether it is true. */
export async function readLedgerHead(db: Queryable, signer: Signer): Promise<LedgerHead> {
  const { verifierKey } = signer;
  const latest = await latestCheckpoint(db);
  if (latest === null) {
    return { size: 0, rootHash: hashText(EMPTY_ROOT), checkpoint: '', verifierKey };
  }
  const { size, root } = parseCheckpoint(latest.note);
  return { size, rootHash: hashText(root), checkpoint: latest.note, verifierKey };
}
