import type { ExceptionScope } from '../../../core/approval/standing.ts';
import type { Level } from '../../../core/provenance/types.ts';
import type {
  ExceptionAnswer,
  ReviewFinding,
  StoredException,
} from '../../../engine/governance/types.ts';

export interface ExceptionRow {
  readonly id: string;
  readonly rules: readonly string[];
  readonly scope: ExceptionScope;
  readonly reason: string;
  readonly asked_by: string;
  readonly asked_at: Date;
  readonly ends: Date;
  readonly teams: readonly string[];
  readonly answer: 'granted' | 'refused' | null;
  readonly answered_by: string | null;
  readonly answered_at: Date | null;
  readonly answer_reason: string | null;
  readonly level: Level | null;
  readonly review_by: Date | null;
  readonly evidence: string | null;
  /** The driver gives 64-bit integers as text. */
  readonly entry: string | null;
  readonly revoked_at: Date | null;
  readonly revoked_by: string | null;
  readonly revoke_reason: string | null;
  readonly settled_at: Date | null;
  readonly overdue_at: Date | null;
  readonly reviewed_by: string | null;
  readonly reviewed_at: Date | null;
  readonly finding: ReviewFinding | null;
  readonly review_note: string | null;
  readonly review_evidence: string | null;
}

export const EXCEPTION_COLUMNS = `id, rules, scope, reason, asked_by, asked_at, ends, teams, answer,
  answered_by, answered_at, answer_reason, level, review_by, evidence, entry, revoked_at, revoked_by,
  revoke_reason, settled_at, overdue_at, reviewed_by, reviewed_at, finding, review_note,
  review_evidence`;

export function exceptionOf(row: ExceptionRow): StoredException {
  const { revoked_at, reviewed_at, finding } = row;
  return {
    id: row.id,
    rules: row.rules,
    scope: row.scope,
    reason: row.reason,
    askedBy: row.asked_by,
    askedAt: row.asked_at.toISOString(),
    ends: row.ends.toISOString(),
    answer: answerOf(row),
    revoked:
      revoked_at === null
        ? null
        : {
            at: revoked_at.toISOString(),
            by: row.revoked_by ?? '',
            reason: row.revoke_reason ?? '',
          },
    settledAt: row.settled_at?.toISOString() ?? null,
    overdueAt: row.overdue_at?.toISOString() ?? null,
    review:
      reviewed_at === null || finding === null
        ? null
        : {
            at: reviewed_at.toISOString(),
            by: row.reviewed_by ?? '',
            finding,
            note: row.review_note ?? '',
            evidence: row.review_evidence,
          },
  };
}

function answerOf(row: ExceptionRow): ExceptionAnswer | null {
  const { answered_at, answered_by, level, review_by } = row;
  if (answered_at === null || answered_by === null) return null;
  const said = {
    by: answered_by,
    at: answered_at.toISOString(),
    reason: row.answer_reason ?? '',
  };
  if (row.answer !== 'granted' || level === null || review_by === null) {
    return { kind: 'refused', ...said };
  }
  return {
    kind: 'granted',
    ...said,
    level,
    reviewBy: review_by.toISOString(),
    teams: row.teams,
    evidence: row.evidence ?? '',
    entry: Number(row.entry),
  };
}
