import type { StoredCase } from '../../../engine/ports.ts';
import type { Queryable } from '../../connection/pool.ts';
import { CASE_COLUMNS, caseOf, type CaseRow } from '../../rows.ts';

/** Newest first. */
export async function casesInSlot(
  db: Queryable,
  slot: string,
  limit: number,
): Promise<readonly StoredCase[]> {
  const { rows } = await db.query<CaseRow>(
    `select ${CASE_COLUMNS} from holdpoint.cases where slot = $1
      order by submitted_at desc, id desc limit $2`,
    [slot, limit],
  );
  return rows.map(caseOf);
}
