import type { Hash } from '../../../ledger/merkle/hash.ts';
import type { Queryable } from '../../connection/pool.ts';

export interface EntryText {
  readonly sequence: number;
  readonly canonical: string;
}

interface EntryTextRow {
  /** The driver gives 64-bit integers as text. */
  readonly sequence: string;
  readonly canonical: string;
}

function entryTextOf({ sequence, canonical }: EntryTextRow): EntryText {
  return { sequence: Number(sequence), canonical };
}

export async function passkeyEntries(
  db: Queryable,
  credentials: readonly string[],
): Promise<readonly EntryText[]> {
  const { rows } = await db.query<EntryTextRow>(
    `select sequence, canonical from holdpoint.ledger_entries
      where kind in ('passkey.enrolled', 'passkey.revoked')
        and canonical::json -> 'body' ->> 'credential' = any ($1)
      order by sequence`,
    [credentials],
  );
  return rows.map(entryTextOf);
}

export async function caseEntries(
  db: Queryable,
  caseId: string,
  kinds: readonly string[],
): Promise<readonly EntryText[]> {
  const { rows } = await db.query<EntryTextRow>(
    `select sequence, canonical from holdpoint.ledger_entries
      where case_id = $1 and kind = any ($2)
      order by sequence`,
    [caseId, kinds],
  );
  return rows.map(entryTextOf);
}

export async function leafHashes(db: Queryable, size: number): Promise<readonly Hash[]> {
  const { rows } = await db.query<{ leaf_hash: Buffer }>(
    'select leaf_hash from holdpoint.ledger_entries where sequence < $1 order by sequence',
    [size],
  );
  return rows.map((row) => row.leaf_hash);
}
