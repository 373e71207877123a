import { parseEntry, type EntryFields } from '../../../ledger/entry.ts';
import type { Proof } from '../../../engine/presence/types.ts';
import type { Queryable } from '../../connection/pool.ts';
import { passkeyEntries } from './entries.ts';
import { findProofs } from './proofs.ts';

/** What it takes to check signatures by the ledger alone: the proofs, and the entries about their passkeys. */
export async function signaturesOf(
  db: Queryable,
  evidence: readonly string[],
): Promise<{ readonly proofs: readonly Proof[]; readonly passkeys: readonly EntryFields[] }> {
  if (evidence.length === 0) return { proofs: [], passkeys: [] };
  const proofs = await findProofs(db, evidence);
  const credentials = [...new Set(proofs.map(({ signed }) => signed.credential))];
  const about = await passkeyEntries(db, credentials);
  return { proofs, passkeys: about.map(({ canonical }) => parseEntry(canonical)) };
}
