import { parseEntry, type EntryFields } from '../../../ledger/entry.ts';
import type { Queryable } from '../../connection/pool.ts';

const TABLES = {
  'case.explained': 'holdpoint.explanations',
  'provenance.stated': 'holdpoint.provenance_statements',
} as const;

/**
 * What the ledger has of a case, and of others where it carries over by the key, latest first. Rows say which
 * other cases to look at, and nothing else: that an entry carries over, it says itself.
 */
export async function saidEntries(
  db: Queryable,
  kind: keyof typeof TABLES,
  caseId: string | null,
  carryKey: string | null,
  limit: number,
): Promise<readonly EntryFields[]> {
  const { rows } = await db.query<{ canonical: string }>(
    `select canonical from holdpoint.ledger_entries
      where case_id = any (array_append(
              array(select distinct case_id from ${TABLES[kind]} where carry_key = $3), $2::text))
        and kind = $1
        and (case_id = $2 or canonical::json -> 'body' ->> 'carryKey' = $3)
      order by sequence desc
      limit $4`,
    [kind, caseId, carryKey, limit],
  );
  return rows.map(({ canonical }) => parseEntry(canonical));
}
