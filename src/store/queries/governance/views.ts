import type { CaseView } from '../../../engine/governance/types.ts';
import type { Queryable } from '../../connection/pool.ts';

interface Row {
  readonly case_id: string;
  readonly person: string;
  readonly assessment_digest: string;
  readonly first_seen: Date;
  readonly last_seen: Date;
}

/** By who looked first. */
export async function viewsOf(
  db: Queryable,
  cases: readonly string[],
): Promise<readonly CaseView[]> {
  const { rows } = await db.query<Row>(
    `select case_id, person, assessment_digest, first_seen, last_seen
       from holdpoint.case_views where case_id = any ($1)
      order by first_seen, person, assessment_digest`,
    [cases],
  );
  return rows.map((row) => ({
    case: row.case_id,
    person: row.person,
    assessmentDigest: row.assessment_digest,
    firstSeen: row.first_seen.toISOString(),
    lastSeen: row.last_seen.toISOString(),
  }));
}

/** A page says every now and then that it is still open; one write a minute is enough to know. */
export async function seeCase(
  db: Queryable,
  view: Omit<CaseView, 'firstSeen' | 'lastSeen'>,
  at: string,
): Promise<void> {
  await db.query(
    `insert into holdpoint.case_views as seen (case_id, person, assessment_digest, first_seen, last_seen)
     values ($1, $2, $3, $4, $4)
     on conflict (case_id, person, assessment_digest) do update set last_seen = excluded.last_seen
      where seen.last_seen <= excluded.last_seen - interval '1 minute'`,
    [view.case, view.person, view.assessmentDigest, at],
  );
}

/** Of the latest approvals by somebody who had the page open on the same assessment. */
export async function approvalMinutes(
  db: Queryable,
  since: string,
  limit: number,
): Promise<readonly number[]> {
  const { rows } = await db.query<{ minutes: number }>(
    `select least(60, extract(epoch from answers.at - seen.first_seen) / 60)::double precision as minutes
       from holdpoint.answers
       join holdpoint.case_views as seen
         on seen.case_id = answers.case_id and seen.person = answers.person
        and seen.assessment_digest = answers.assessment_digest
      where answers.answer = 'approve' and answers.carried_from is null
        and answers.at >= $1 and answers.at >= seen.first_seen
      order by answers.at desc, answers.id
      limit $2`,
    [since, limit],
  );
  return rows.map(({ minutes }) => minutes);
}
