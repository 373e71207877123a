import { carriesOver } from '../../core/approval/carry-over.ts';
import type { Approval } from '../../core/approval/types.ts';
import type { Engine } from '../engine.ts';
import type { StoredCase } from '../ports.ts';

/**
 * The approvals of a request's earlier case that hold for its next push, bound to what that is now. None
 * unless the difference is the same and nobody new had a hand in it; refusals end a case, so there are none.
 */
export function carriedAnswers(
  engine: Engine,
  before: StoredCase,
  answers: readonly Approval[],
  after: StoredCase,
): readonly Approval[] {
  if (before.verdict.policyHash !== after.verdict.policyHash) return [];
  const permission = carriesOver(before.assessment, after.assessment);
  if (!permission.allowed) return [];
  const counted = new Set(
    before.verdict.answers.filter(({ counts }) => counts).map(({ approval }) => approval),
  );
  return answers
    .filter(({ id, answer }) => answer === 'approve' && counted.has(id))
    .map((answer, sequence) => ({
      ...answer,
      id: engine.ids.next(),
      sequence,
      carriedFrom: answer.id,
      binding: {
        changeDigest: after.assessment.change.digest,
        assessmentDigest: after.assessment.digest,
        policyHash: after.verdict.policyHash,
      },
    }));
}
