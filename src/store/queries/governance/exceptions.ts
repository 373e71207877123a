import type {
  AskedException,
  ExceptionReview,
  GrantedAnswer,
  StoredException,
} from '../../../engine/governance/types.ts';
import type { Queryable } from '../../connection/pool.ts';
import { EXCEPTION_COLUMNS, exceptionOf, type ExceptionRow } from './exception-row.ts';

export async function findException(db: Queryable, id: string): Promise<StoredException | null> {
  const { rows } = await db.query<ExceptionRow>(
    `select ${EXCEPTION_COLUMNS} from holdpoint.exceptions where id = $1`,
    [id],
  );
  return rows.map(exceptionOf)[0] ?? null;
}

export async function lockException(db: Queryable, id: string): Promise<StoredException | null> {
  const { rows } = await db.query<ExceptionRow>(
    `select ${EXCEPTION_COLUMNS} from holdpoint.exceptions where id = $1 for update`,
    [id],
  );
  return rows.map(exceptionOf)[0] ?? null;
}

/** Newest first. */
export async function listExceptions(
  db: Queryable,
  limit: number,
): Promise<readonly StoredException[]> {
  const { rows } = await db.query<ExceptionRow>(
    `select ${EXCEPTION_COLUMNS} from holdpoint.exceptions
      order by asked_at desc, id desc limit $1`,
    [limit],
  );
  return rows.map(exceptionOf);
}

export async function insertException(db: Queryable, asked: AskedException): Promise<void> {
  const { id, rules, scope, reason, askedBy, askedAt, ends } = asked;
  await db.query(
    `insert into holdpoint.exceptions (id, rules, scope, case_id, reason, asked_by, asked_at, ends)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      id,
      rules,
      JSON.stringify(scope),
      scope.kind === 'case' ? scope.case : null,
      reason,
      askedBy,
      askedAt,
      ends,
    ],
  );
}

export async function grantException(
  db: Queryable,
  id: string,
  answer: GrantedAnswer,
): Promise<void> {
  const { by, at, reason, level, reviewBy, teams, evidence, entry } = answer;
  await db.query(
    `update holdpoint.exceptions
        set answer = 'granted', answered_by = $2, answered_at = $3, answer_reason = $4, level = $5,
            review_by = $6, teams = $7, evidence = $8, entry = $9
      where id = $1 and answer is null`,
    [id, by, at, reason, level, reviewBy, teams, evidence, entry],
  );
}

export async function refuseException(
  db: Queryable,
  id: string,
  by: string,
  at: string,
  reason: string,
): Promise<void> {
  await db.query(
    `update holdpoint.exceptions
        set answer = 'refused', answered_by = $2, answered_at = $3, answer_reason = $4
      where id = $1 and answer is null`,
    [id, by, at, reason],
  );
}

export async function revokeException(
  db: Queryable,
  id: string,
  by: string,
  at: string,
  reason: string,
): Promise<void> {
  await db.query(
    `update holdpoint.exceptions set revoked_by = $2, revoked_at = $3, revoke_reason = $4
      where id = $1 and revoked_at is null`,
    [id, by, at, reason],
  );
}

export async function reviewException(
  db: Queryable,
  id: string,
  { by, at, finding, note, evidence }: ExceptionReview,
): Promise<void> {
  await db.query(
    `update holdpoint.exceptions
        set reviewed_by = $2, reviewed_at = $3, finding = $4, review_note = $5,
            review_evidence = $6
      where id = $1 and reviewed_at is null`,
    [id, by, at, finding, note, evidence],
  );
}

/** Over by time or revoked, and not yet written down as such. */
export async function lockUnsettled(
  db: Queryable,
  now: string,
  limit: number,
): Promise<readonly StoredException[]> {
  const { rows } = await db.query<ExceptionRow>(
    `select ${EXCEPTION_COLUMNS} from holdpoint.exceptions
      where answer = 'granted' and settled_at is null and (ends <= $1 or revoked_at is not null)
      order by ends, id limit $2 for update skip locked`,
    [now, limit],
  );
  return rows.map(exceptionOf);
}

export async function settleException(db: Queryable, id: string, at: string): Promise<void> {
  await db.query('update holdpoint.exceptions set settled_at = $2 where id = $1', [id, at]);
}

export async function lockNewlyOverdue(
  db: Queryable,
  now: string,
  limit: number,
): Promise<readonly StoredException[]> {
  const { rows } = await db.query<ExceptionRow>(
    `select ${EXCEPTION_COLUMNS} from holdpoint.exceptions
      where answer = 'granted' and reviewed_at is null and overdue_at is null and review_by <= $1
      order by review_by, id limit $2 for update skip locked`,
    [now, limit],
  );
  return rows.map(exceptionOf);
}

export async function noteOverdue(db: Queryable, id: string, at: string): Promise<void> {
  await db.query('update holdpoint.exceptions set overdue_at = $2 where id = $1', [id, at]);
}
