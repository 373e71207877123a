import type { Approval } from '../../core/approval/types.ts';
import { assessmentIsIntact } from '../../core/assess.ts';
import { canonicalJson } from '../../core/change/canonical-json.ts';
import { sealIsIntact } from '../../core/change/seal.ts';
import type { LedgerEntry, StoredCase } from '../ports.ts';
import { sha256 } from '../sha256.ts';
import { RELEASE_ENDS } from './release-ends.ts';

/**
 * What in a case and its answers is not as the ledger has it, in a few words, or null. Whoever can write
 * to the database can alter a row; the ledger is what they cannot alter unseen, so a release rests on both.
 */
export function disagreement(
  row: StoredCase,
  answers: readonly Approval[],
  record: readonly LedgerEntry[],
): string | null {
  if (!sealIsIntact(row.assessment.change, sha256)) return 'its change is not what its digest says';
  if (!assessmentIsIntact(row.assessment, sha256)) {
    return 'its assessment is not what its digest says';
  }
  const judged = record.findLast(
    ({ kind }) => kind === 'case.submitted' || kind === 'case.reassessed',
  );
  if (!judged || !bindsTo(judged, row)) return 'the ledger has another assessment of it';
  const unrecorded = answers.find((answer) => !record.some((entry) => tellsOf(entry, answer)));
  if (unrecorded) return `the ledger does not have the answer of ${unrecorded.person} as it stands`;
  const given = new Set(answers.map(({ id }) => id));
  const lost = record.find(
    ({ kind, body }) => kind === 'case.answered' && !given.has(String(body['approval'])),
  );
  if (lost) return `an answer of ${lost.actor ?? 'somebody'} that the ledger has is not there`;
  return isReleased(row, record) ? null : 'the ledger does not have its release';
}

/** Released last of all, as what it is now, and until then. */
function isReleased(row: StoredCase, record: readonly LedgerEntry[]): boolean {
  const last = record.findLast(({ kind }) => kind === 'case.released' || RELEASE_ENDS.has(kind));
  return (
    last?.kind === 'case.released' &&
    bindsTo(last, row) &&
    last.body['validUntil'] === row.releaseValidUntil
  );
}

function bindsTo({ body }: LedgerEntry, { assessment }: StoredCase): boolean {
  return (
    body['changeDigest'] === assessment.change.digest &&
    body['assessmentDigest'] === assessment.digest
  );
}

function tellsOf({ kind, body }: LedgerEntry, answer: Approval): boolean {
  return (
    kind === 'case.answered' &&
    body['approval'] === answer.id &&
    body['person'] === answer.person &&
    body['answer'] === answer.answer &&
    body['sequence'] === answer.sequence &&
    body['means'] === answer.means &&
    body['evidence'] === answer.evidence &&
    canonicalJson(body['binding']) === canonicalJson(answer.binding)
  );
}
