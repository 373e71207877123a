import type { GivenAnswer, GivenException } from '../../../engine/people/ports.ts';
import type { CaseState } from '../../../engine/ports.ts';
import type { Queryable } from '../../connection/pool.ts';

export async function answersBy(
  db: Queryable,
  person: string,
  limit: number,
): Promise<readonly GivenAnswer[]> {
  const { rows } = await db.query<{
    readonly case_id: string;
    readonly title: string;
    readonly state: CaseState;
    readonly answer: GivenAnswer['answer'];
    readonly at: Date;
  }>(
    `select case_id, title, state, answer, at
       from holdpoint.answers join holdpoint.cases on cases.id = answers.case_id
      where person = $1 order by at desc, case_id desc, sequence desc limit $2`,
    [person, limit],
  );
  return rows.map((row) => ({
    case: row.case_id,
    title: row.title,
    state: row.state,
    answer: row.answer,
    at: row.at.toISOString(),
  }));
}

export async function exceptionsBy(
  db: Queryable,
  person: string,
  limit: number,
): Promise<readonly GivenException[]> {
  const { rows } = await db.query<{
    readonly id: string;
    readonly rules: readonly string[];
    readonly reason: string;
    readonly answered_at: Date;
    readonly ends: Date;
  }>(
    `select id, rules, reason, answered_at, ends from holdpoint.exceptions
      where answered_by = $1 and answer = 'granted' order by answered_at desc, id desc limit $2`,
    [person, limit],
  );
  return rows.map((row) => ({
    id: row.id,
    rules: row.rules,
    reason: row.reason,
    at: row.answered_at.toISOString(),
    ends: row.ends.toISOString(),
  }));
}
