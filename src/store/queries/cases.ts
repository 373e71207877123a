import type { CaseFilter, CaseOutcomeRow, StoredCase } from '../../engine/ports.ts';
import type { Queryable } from '../connection/pool.ts';
import { CASE_COLUMNS, caseOf } from '../rows.ts';
import type { CaseRow } from '../rows.ts';

export const MOST_CASES = 500;

export async function findCase(db: Queryable, id: string): Promise<StoredCase | null> {
  const { rows } = await db.query<CaseRow>(
    `select ${CASE_COLUMNS} from holdpoint.cases where id = $1`,
    [id],
  );
  return rows.map(caseOf)[0] ?? null;
}

/** What became of a case; its assessment stays where it is. */
export async function findOutcome(db: Queryable, id: string): Promise<CaseOutcomeRow | null> {
  const { rows } = await db.query<Omit<CaseRow, 'assessment'> & { readonly change_digest: string }>(
    `select id, state, expires_at, release_valid_until, superseded_by, change_digest, verdict
       from holdpoint.cases where id = $1`,
    [id],
  );
  const [row] = rows;
  if (row === undefined) return null;
  return {
    id: row.id,
    state: row.state,
    expiresAt: row.expires_at.toISOString(),
    releaseValidUntil: row.release_valid_until?.toISOString() ?? null,
    supersededBy: row.superseded_by,
    changeDigest: row.change_digest,
    verdict: row.verdict,
  };
}

/** Riskiest first, then oldest. */
export async function listCases(db: Queryable, filter: CaseFilter): Promise<readonly StoredCase[]> {
  const { rows } = await db.query<CaseRow>(
    `select ${CASE_COLUMNS} from holdpoint.cases
      where $1::text[] is null or state = any ($1)
      order by risk_points desc, submitted_at, id
      limit $2`,
    [filter.states, Math.min(filter.limit, MOST_CASES)],
  );
  return rows.map(caseOf);
}

/** In order of their ids. */
export async function waitingAfter(
  db: Queryable,
  id: string | null,
  limit: number,
): Promise<readonly string[]> {
  const { rows } = await db.query<{ id: string }>(
    `select id from holdpoint.cases
      where state = 'waiting' and ($1::text is null or id > $1)
      order by id limit $2`,
    [id, limit],
  );
  return rows.map((row) => row.id);
}

/** Risk points of the latest cases. */
export async function riskHistory(db: Queryable, limit: number): Promise<readonly number[]> {
  const { rows } = await db.query<{ risk_points: number }>(
    `select risk_points from holdpoint.cases order by submitted_at desc, id desc limit $1`,
    [limit],
  );
  return rows.map((row) => row.risk_points);
}
