import type { Approval } from '../../core/approval/types.ts';
import type { Queryable } from '../connection/pool.ts';
import { answerOf } from '../rows.ts';
import type { AnswerRow } from '../rows.ts';

export async function listAnswers(db: Queryable, caseId: string): Promise<readonly Approval[]> {
  const { rows } = await db.query<AnswerRow>(
    `select id, person, answer, reason, at, sequence, change_digest, assessment_digest, policy_hash,
            means, carried_from, evidence
       from holdpoint.answers where case_id = $1 order by sequence`,
    [caseId],
  );
  return rows.map(answerOf);
}

export async function insertAnswer(db: Queryable, caseId: string, answer: Approval): Promise<void> {
  await db.query(
    `insert into holdpoint.answers
       (case_id, sequence, id, person, answer, reason, at, change_digest, assessment_digest, policy_hash,
        means, carried_from, evidence)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      caseId,
      answer.sequence,
      answer.id,
      answer.person,
      answer.answer,
      answer.reason,
      answer.at,
      answer.binding.changeDigest,
      answer.binding.assessmentDigest,
      answer.binding.policyHash,
      answer.means ?? null,
      answer.carriedFrom ?? null,
      answer.evidence ?? null,
    ],
  );
}
