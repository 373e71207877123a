import type { Acceptance } from '../../../core/approval/standing.ts';
import type { Queryable } from '../../connection/pool.ts';

interface Row {
  readonly finding: string;
  readonly person: string;
  readonly reason: string;
  readonly at: Date;
  readonly evidence: string | null;
}

/** Those that the ledger has, too, with the same proof; oldest first. */
export async function acceptancesOf(db: Queryable, caseId: string): Promise<readonly Acceptance[]> {
  const { rows } = await db.query<Row>(
    `select finding, person, reason, at, evidence
       from holdpoint.accepted_findings as accepted
      where case_id = $1
        and exists (
              select from holdpoint.ledger_entries as entry
               where entry.case_id = accepted.case_id
                 and entry.kind = 'finding.accepted'
                 and entry.actor = accepted.person
                 and entry.canonical::json -> 'body' ->> 'finding' = accepted.finding
                 and entry.canonical::json -> 'body' ->> 'evidence'
                       is not distinct from accepted.evidence)
      order by at, finding, person`,
    [caseId],
  );
  return rows.map(({ at, evidence, ...row }) => ({
    ...row,
    at: at.toISOString(),
    ...(evidence !== null && { evidence }),
  }));
}

/** A signed one takes the place of one that was not. */
export async function insertAcceptance(
  db: Queryable,
  caseId: string,
  { finding, person, reason, at, evidence }: Acceptance,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into holdpoint.accepted_findings as accepted (case_id, finding, person, reason, at, evidence)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (case_id, finding, person) do update
        set reason = excluded.reason, at = excluded.at, evidence = excluded.evidence
      where accepted.evidence is null and excluded.evidence is not null`,
    [caseId, finding, person, reason, at, evidence ?? null],
  );
  return rowCount === 1;
}
