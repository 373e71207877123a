import { verifyCheckpoint } from './checkpoint.ts';
import type { Checkpoint } from './checkpoint.ts';
import { entryHash, entryText, parseEntry } from './entry.ts';
import type { EntryFields } from './entry.ts';
import { LedgerFault } from './faults.ts';
import { EMPTY_FRONTIER, appendLeaf, rootOf } from './merkle/frontier.ts';
import type { Frontier } from './merkle/frontier.ts';
import { hashText, sameHash } from './merkle/hash.ts';
import type { Hash } from './merkle/hash.ts';
import { parseVerifierKey } from './note.ts';
import type { Verifier } from './note.ts';

/** An entry as it lies in the store: the columns people query, and the text that was hashed. */
export interface StoredEntry extends Omit<EntryFields, 'body'> {
  readonly canonical: string;
  readonly leafHash: Hash;
}

/** A signed checkpoint as it lies in the store, with the size it is filed under. */
export interface StoredCheckpoint {
  readonly size: number;
  readonly note: string;
}

export interface LogToVerify {
  /** What was verified before, where `entries` and `checkpoints` go on from there. */
  readonly from?: Frontier;
  /** In order of `sequence`. */
  readonly entries: AsyncIterable<StoredEntry>;
  /** In order of `size`. There is one for every entry, so that the first bad one can be named. */
  readonly checkpoints: AsyncIterable<StoredCheckpoint>;
  readonly verifierKey: string;
  /** A checkpoint kept outside the store: what was the log once must still be its beginning. */
  readonly pinned?: string | null;
  /** The right edge of the tree from which the store appends, where it keeps one. */
  readonly head?: Frontier | null;
}

export type LogVerification =
  | {
      readonly kind: 'intact';
      readonly size: number;
      /** Base64. */
      readonly rootHash: string;
    }
  | {
      readonly kind: 'broken';
      /** Sequence number of the first entry that does not fit. */
      readonly firstBad: number;
      readonly why: string;
    };

/**
 * Computes the whole log again from its entries, in memory that does not grow with it, and stops at the
 * first entry that does not fit. Trusts nothing but the verifier key and the pinned checkpoint.
 * Throws `LedgerFault` when the key cannot be read or the pinned checkpoint is not signed with it.
 */
export async function verifyLog(log: LogToVerify): Promise<LogVerification> {
  const verifier = parseVerifierKey(log.verifierKey);
  const pinned = readPin(log.pinned ?? null, verifier);
  const checkpoints = log.checkpoints[Symbol.asyncIterator]();
  let tree = log.from ?? EMPTY_FRONTIER;
  try {
    for await (const entry of log.entries) {
      const position = tree.size;
      const misfit = entryMisfit(entry, position);
      if (misfit !== null) return broken(position, misfit);
      tree = appendLeaf(tree, entry.leafHash);
      const next = await checkpoints.next();
      const doubt = checkpointMisfit(next.done === true ? null : next.value, tree, verifier);
      if (doubt !== null) return broken(position, doubt);
      if (pinned?.size === tree.size && !sameHash(pinned.root, rootOf(tree))) {
        return broken(position, 'up to here the log is not the one that was pinned outside it');
      }
    }
    const rest = await checkpoints.next();
    return ending(tree, rest.done === true ? null : rest.value, pinned, log.head ?? null);
  } finally {
    await checkpoints.return?.();
  }
}

function entryMisfit(entry: StoredEntry, position: number): string | null {
  if (entry.sequence !== position) {
    return `entry ${position} is missing: entry ${entry.sequence} stands in its place`;
  }
  if (!sameHash(entryHash(entry.canonical), entry.leafHash)) {
    return 'its leaf hash is not the hash of its text';
  }
  return columnMisfit(entry);
}

function columnMisfit(entry: StoredEntry): string | null {
  try {
    const { body } = parseEntry(entry.canonical);
    return entryText({ ...entry, body }) === entry.canonical
      ? null
      : 'its columns differ from the text that was hashed';
  } catch (fault) {
    if (fault instanceof LedgerFault) return fault.message;
    throw fault;
  }
}

function checkpointMisfit(
  stored: StoredCheckpoint | null,
  tree: Frontier,
  verifier: Verifier,
): string | null {
  if (stored === null || stored.size > tree.size) return 'its checkpoint is missing';
  if (stored.size < tree.size) return `a checkpoint of size ${stored.size} belongs to no entry`;
  const check = verifyCheckpoint(stored.note, verifier);
  if (check.kind === 'invalid') return `its checkpoint is not to be trusted: ${check.why}`;
  if (check.checkpoint.size !== tree.size) return 'its checkpoint was signed for another size';
  return sameHash(check.checkpoint.root, rootOf(tree))
    ? null
    : 'it is not the entry that was signed: the root of the log up to it differs from its checkpoint';
}

function ending(
  tree: Frontier,
  rest: StoredCheckpoint | null,
  pinned: Checkpoint | null,
  head: Frontier | null,
): LogVerification {
  if (rest !== null) {
    return broken(tree.size, `it is missing: there is a checkpoint for ${rest.size} entries`);
  }
  if (pinned !== null && pinned.size > tree.size) {
    return broken(tree.size, `it is missing: the pinned checkpoint counts ${pinned.size} entries`);
  }
  if (head !== null && (head.size !== tree.size || !sameHash(rootOf(head), rootOf(tree)))) {
    return broken(tree.size, 'it could not be appended: the head of the log was altered');
  }
  return { kind: 'intact', size: tree.size, rootHash: hashText(rootOf(tree)) };
}

function readPin(note: string | null, verifier: Verifier): Checkpoint | null {
  if (note === null) return null;
  const check = verifyCheckpoint(note, verifier);
  if (check.kind === 'valid') return check.checkpoint;
  throw new LedgerFault(`the pinned checkpoint is not to be trusted: ${check.why}`);
}

function broken(firstBad: number, why: string): LogVerification {
  return { kind: 'broken', firstBad, why };
}
