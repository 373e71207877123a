import type { Level } from '../../../core/provenance/types.ts';
import type { Audit, AuditFinding } from '../../../engine/governance/types.ts';
import type { Queryable } from '../../connection/pool.ts';

interface Row {
  readonly case_id: string;
  readonly directive: string;
  readonly person: string;
  readonly level: Level;
  readonly at: Date;
  readonly finding: AuditFinding;
  readonly note: string;
  readonly evidence: string | null;
}

/** Riskiest first, then latest. */
export async function releasedUnder(
  db: Queryable,
  rules: readonly string[],
  since: string,
  limit: number,
): Promise<readonly string[]> {
  const { rows } = await db.query<{ id: string }>(
    `select id from holdpoint.cases
      where submitted_at >= $2 and (state = 'released' or was_released)
        and exists (
              select from json_array_elements(verdict -> 'reasons') as reason
               where reason ->> 'rule' = any ($1))
      order by risk_points desc, submitted_at desc, id
      limit $3`,
    [rules, since, limit],
  );
  return rows.map(({ id }) => id);
}

/** Oldest first. */
export async function auditsOf(db: Queryable, cases: readonly string[]): Promise<readonly Audit[]> {
  const { rows } = await db.query<Row>(
    `select case_id, directive, person, level, at, finding, note, evidence
       from holdpoint.audits where case_id = any ($1) order by at, case_id, directive, person`,
    [cases],
  );
  return rows.map(({ case_id, at, ...row }) => ({ ...row, case: case_id, at: at.toISOString() }));
}

/** A second look of the same person takes the place of the first. The ledger has both. */
export async function insertAudit(db: Queryable, audit: Audit): Promise<void> {
  const { case: caseId, directive, person, level, at, finding, note, evidence } = audit;
  await db.query(
    `insert into holdpoint.audits (case_id, directive, person, level, at, finding, note, evidence)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (case_id, directive, person) do update
        set level = excluded.level, at = excluded.at, finding = excluded.finding, note = excluded.note,
            evidence = excluded.evidence`,
    [caseId, directive, person, level, at, finding, note, evidence],
  );
}
