import type { LedgerEntry, LedgerEvent, Signer } from '../../engine/ports.ts';
import { formatCheckpoint, verifyCheckpoint } from '../../ledger/checkpoint.ts';
import { entryHash, entryText, parseEntry } from '../../ledger/entry.ts';
import { appendLeaf, isWellFormed, rootOf } from '../../ledger/merkle/frontier.ts';
import type { Frontier } from '../../ledger/merkle/frontier.ts';
import { hashText, sameHash } from '../../ledger/merkle/hash.ts';
import type { Queryable } from '../connection/pool.ts';
import { StoreFault } from '../faults.ts';
import {
  insertCheckpoint,
  insertEntry,
  latestCheckpoint,
  lockHead,
  moveHead,
} from '../queries/ledger.ts';
import { refuseOtherKey } from './key.ts';
import type { Witness } from './witness.ts';

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
  const head = await trustedHead(db, signer, witness);
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
async function trustedHead(db: Queryable, signer: Signer, witness: Witness): Promise<Frontier> {
  const head = await lockHead(db);
  const last = (await latestCheckpoint(db))?.note ?? null;
  if (head === null || !isWellFormed(head)) throw brokenHead();
  if (last === null) {
    if (head.size > 0) throw brokenHead();
  } else {
    const check = verifyCheckpoint(last, signer.verifierKey);
    refuseOtherKey(check);
    if (check.kind === 'invalid' || check.checkpoint.size !== head.size) throw brokenHead();
    if (!sameHash(check.checkpoint.root, rootOf(head))) throw brokenHead();
  }
  await witness.check(db, head, last);
  return head;
}

function brokenHead(): StoreFault {
  return new StoreFault(
    'HOLDPOINT_LEDGER_HEAD',
    'the end of the ledger is not the one this server signed, so nothing is appended to it. Run `holdpoint ledger verify`',
  );
}
