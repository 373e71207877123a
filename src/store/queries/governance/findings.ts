import type { Acceptance } from '../../../core/approval/standing.ts';
import type { Queryable } from '../../connection/pool.ts';

interface Row {
  readonly finding: string;
  readonly person: string;
  readonly reason: string;
  readonly at: Date;
}

/** Those that the ledger has, too; oldest first. */
export async function acceptancesOf(db: Queryable, caseId: string): Promise<readonly Acceptance[]> {
  const { rows } = await db.query<Row>(
    `select finding, person, reason, at
       from holdpoint.accepted_findings as accepted
      where case_id = $1
        and exists (
              select from holdpoint.ledger_entries as entry
               where entry.case_id = accepted.case_id
                 and entry.kind = 'finding.accepted'
                 and entry.actor = accepted.person
                 and entry.canonical::json -> 'body' ->> 'finding' = accepted.finding)
      order by at, finding, person`,
    [caseId],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

export async function insertAcceptance(
  db: Queryable,
  caseId: string,
  { finding, person, reason, at }: Acceptance,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into holdpoint.accepted_findings (case_id, finding, person, reason, at)
     values ($1, $2, $3, $4, $5) on conflict do nothing`,
    [caseId, finding, person, reason, at],
  );
  return rowCount === 1;
}
