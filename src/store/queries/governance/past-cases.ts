import type { Approval } from '../../../core/approval/types.ts';
import type { CaseView, PastCase, PastCaseFilter } from '../../../engine/governance/types.ts';
import type { Queryable } from '../../connection/pool.ts';
import { answerOf, CASE_COLUMNS, caseOf, type AnswerRow, type CaseRow } from '../../rows.ts';
import { viewsOf } from './views.ts';

const MOST_AT_ONCE = 200;

/** Oldest submission first. */
export async function pastCases(
  db: Queryable,
  { from, until, rule, after, limit }: PastCaseFilter,
): Promise<readonly PastCase[]> {
  const { rows } = await db.query<CaseRow>(
    `select ${CASE_COLUMNS} from holdpoint.cases
      where submitted_at >= $1 and submitted_at < $2
        and ($3::timestamptz is null or (submitted_at, id) > ($3, $4))
        and ($5::text is null or exists (
              select from json_array_elements(verdict -> 'reasons') as reason
               where reason ->> 'rule' = $5))
      order by submitted_at, id
      limit $6`,
    [
      from,
      until,
      after?.submittedAt ?? null,
      after?.id ?? null,
      rule,
      Math.min(limit, MOST_AT_ONCE),
    ],
  );
  const ids = rows.map(({ id }) => id);
  const [answers, views] = await Promise.all([answersOf(db, ids), viewsOf(db, ids)]);
  const viewsByCase = Map.groupBy(views, (view: CaseView) => view.case);
  return rows.map((row) => ({
    case: caseOf(row),
    answers: answers.get(row.id) ?? [],
    views: viewsByCase.get(row.id) ?? [],
  }));
}

async function answersOf(
  db: Queryable,
  cases: readonly string[],
): Promise<ReadonlyMap<string, readonly Approval[]>> {
  const { rows } = await db.query<AnswerRow & { readonly case_id: string }>(
    `select case_id, id, person, answer, reason, at, sequence, change_digest, assessment_digest,
            policy_hash, means, carried_from, evidence
       from holdpoint.answers where case_id = any ($1) order by case_id, sequence`,
    [cases],
  );
  const byCase = Map.groupBy(rows, ({ case_id }) => case_id);
  return new Map([...byCase].map(([id, group]) => [id, group.map(answerOf)]));
}
