import type { StoredEntry } from '../../ledger/verify-log.ts';
import type { EntryRow } from '../rows.ts';

/** A row as verification takes it: nothing of it is believed yet. */
export function storedEntryOf(row: EntryRow): StoredEntry {
  return {
    sequence: Number(row.sequence),
    kind: row.kind,
    at: row.at,
    case: row.case_id,
    actor: row.actor,
    text: row.text,
    canonical: row.canonical,
    leafHash: row.leaf_hash,
  };
}
