import type { LedgerEntry, LedgerEvent, Signer } from '../../engine/ports.ts';
import { formatCheckpoint, verifyCheckpoint } from '../../ledger/checkpoint.ts';
import { entryHash, entryText, parseEntry } from '../../ledger/entry.ts';
import { appendLeaf, isWellFormed, rootOf } from '../../ledger/merkle/frontier.ts';
import type { Frontier } from '../../ledger/merkle/frontier.ts';
import { hashText, sameHash } from '../../ledger/merkle/hash.ts';
import type { Queryable } from '../connection/pool.ts';
import { StoreFault } from '../faults.ts';
import { refuseOtherKey } from './key.ts';
import type { Witness } from './witness.ts';
import {
  insertCheckpoint,
  insertEntry,
  latestCheckpoint,
  lockHead,
  moveHead,
} from '../queries/ledger.ts';

export interface Appended {
  readonly entry: LedgerEntry;
  /** The signed checkpoint of the log with this entry as its last. */
  readonly checkpoint: string;
}

/**
 * Appends to the log, inside the caller's transaction, and signs a checkpoint over it. Everybody else who
 * appends waits until that transaction ends. Throws `StoreFault` when the log's end was tampered with.
 */
export async function appendEntry(
  db: Queryable,
  signer: Signer,
  witness: Witness,
  event: LedgerEvent,
): Promise<Appended> {
  const head = await lockHead(db);
  const last = await latestCheckpoint(db);
  if (last !== null) refuseOtherKey(last.note, signer);
  if (head === null || !headFits(head, last?.note ?? null, signer)) throw brokenHead();
  await witness.check(db, head);
  const fields = { ...event, sequence: head.size };
  const canonical = entryText(fields);
  const leaf = entryHash(canonical);
  const grown = appendLeaf(head, leaf);
  const checkpoint = formatCheckpoint(grown.size, rootOf(grown), signer);
  await insertEntry(db, fields, canonical, leaf);
  await insertCheckpoint(db, { size: grown.size, note: checkpoint });
  await moveHead(db, grown);
  return { entry: { ...parseEntry(canonical), leafHash: hashText(leaf) }, checkpoint };
}

/** Nothing is ever signed on top of an end that was not signed itself. */
function headFits(head: Frontier, note: string | null, signer: Signer): boolean {
  if (note === null) return head.size === 0 && head.hashes.length === 0;
  const check = verifyCheckpoint(note, signer.verifierKey);
  return (
    check.kind === 'valid' &&
    isWellFormed(head) &&
    check.checkpoint.size === head.size &&
    sameHash(check.checkpoint.root, rootOf(head))
  );
}

function brokenHead(): StoreFault {
  return new StoreFault(
    'HOLDPOINT_LEDGER_HEAD',
    'the end of the ledger is not the one this server signed, so nothing is appended to it. Run `holdpoint ledger verify`',
  );
}
