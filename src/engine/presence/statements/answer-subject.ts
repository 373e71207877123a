import type { AnswerKind } from '../../../core/approval/types.ts';
import type { StoredCase } from '../../ports.ts';
import type { StatementSubject } from './statement.ts';

/** What somebody who answers a case signs: the case as it is, their answer, and their reason. */
export function answerSubject(
  row: StoredCase,
  answer: AnswerKind,
  reason: string,
): StatementSubject {
  const { change, headline, digest } = row.assessment;
  const { origin } = change;
  return {
    case: row.id,
    answer,
    reason,
    changeDigest: change.digest,
    assessmentDigest: digest,
    policyHash: row.verdict.policyHash,
    origin: origin
      ? {
          forge: origin.forge,
          repository: origin.repository,
          request: origin.request,
          base: origin.base,
          mergeBase: origin.mergeBase,
          head: origin.head,
        }
      : null,
    headline,
  };
}
