import type { LedgerHead, Signer } from '../../engine/ports.ts';
import { formatCheckpoint, parseCheckpoint, verifyCheckpoint } from '../../ledger/checkpoint.ts';
import { EMPTY_ROOT, hashText } from '../../ledger/merkle/hash.ts';
import type { Queryable } from '../connection/pool.ts';
import { StoreFault } from '../faults.ts';
import { checkpointAt, latestCheckpoint } from '../queries/ledger.ts';

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

/**
 * Signs the checkpoint of the log's first `size` entries once more, with lines of its own. Only what was
 * signed before is signed again, and nothing of a log that is shorter than `newest` says. Throws `StoreFault`.
 */
export async function signCheckpoint(
  db: Queryable,
  signer: Signer,
  newest: string | null,
  size: number,
  lines: readonly string[],
): Promise<string> {
  const stored = await checkpointAt(db, size);
  const latest = await latestCheckpoint(db);
  const check = stored === null ? null : verifyCheckpoint(stored.note, signer.verifierKey);
  const known = newest === null ? 0 : parseCheckpoint(newest).size;
  if (check?.kind !== 'valid' || check.checkpoint.size !== size || (latest?.size ?? 0) < known) {
    throw new StoreFault(
      'HOLDPOINT_LEDGER_HEAD',
      'the end of the ledger is not the one this server signed, so nothing is signed over it. Run `holdpoint ledger verify`',
    );
  }
  return formatCheckpoint(size, check.checkpoint.root, signer, lines);
}
