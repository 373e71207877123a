import { verifyCheckpoint, type Checkpoint } from '../../../ledger/checkpoint.ts';
import { entryHash, parseEntry } from '../../../ledger/entry.ts';
import type { EntryFields } from '../../../ledger/entry.ts';
import { LedgerFault } from '../../../ledger/faults.ts';
import { checkInclusion } from '../../../ledger/merkle/check.ts';
import type { Hash } from '../../../ledger/merkle/hash.ts';
import { strictBase64 } from '../../../ledger/note.ts';
import type { ApprovalBundle } from '../../../server/contract/presence.ts';
import type { Problem } from '../../../engine/presence/proof/signature/problem.ts';

export interface CheckedEntries {
  /** Only those that are part of the signed log, by sequence number. */
  readonly entries: ReadonlyMap<number, EntryFields>;
  readonly problems: readonly Problem[];
  /** The log that they are part of; null where its checkpoint is not to be trusted. */
  readonly log: Checkpoint | null;
}

/** Which entries of the file are part of the log that the checkpoint is over, under this key. */
export function checkEntries(bundle: ApprovalBundle, verifierKey: string): CheckedEntries {
  const log = checkpointOf(bundle.checkpoint, verifierKey);
  if ('member' in log) return { entries: new Map(), problems: [log], log: null };
  const entries = new Map<number, EntryFields>();
  const problems: Problem[] = [];
  for (const [index, { sequence, canonical, path }] of bundle.entries.entries()) {
    const at = `entries[${index}]`;
    const entry = readEntry(canonical);
    const hashes = path.map(strictBase64);
    if (entry === null) {
      problems.push({ member: `${at}.canonical`, why: 'it is no entry of a ledger' });
    } else if (entry.sequence !== sequence) {
      problems.push({ member: `${at}.sequence`, why: `the entry is number ${entry.sequence}` });
    } else if (entries.has(sequence)) {
      problems.push({ member: at, why: `entry ${sequence} is there twice` });
    } else if (
      hashes.some((hash) => hash?.length !== 32) ||
      !checkInclusion(entryHash(canonical), sequence, log.size, hashes as Hash[], log.root)
    ) {
      problems.push({ member: at, why: `entry ${sequence} is not part of the signed ledger` });
    } else {
      entries.set(sequence, entry);
    }
  }
  return { entries, problems, log };
}

function checkpointOf(note: string, verifierKey: string): Checkpoint | Problem {
  try {
    const check = verifyCheckpoint(note, verifierKey);
    return check.kind === 'valid' ? check.checkpoint : { member: 'checkpoint', why: check.why };
  } catch (fault) {
    if (!(fault instanceof LedgerFault)) throw fault;
    return { member: 'verifierKey', why: fault.message };
  }
}

function readEntry(canonical: string): EntryFields | null {
  try {
    return parseEntry(canonical);
  } catch {
    return null;
  }
}
