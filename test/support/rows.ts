/** Rows to keep in a store. */
import type { Approval } from '../../src/core/approval/types.ts';
import type { Effect } from '../../src/core/change/types.ts';
import type { LedgerEvent, StoredCase } from '../../src/engine/ports.ts';
import { NOW, assessment, change, databaseDeletion, policy } from './builders.ts';

/** A waiting case about the deletion of a production database. */
export function storedCase(
  id: string,
  given: Partial<StoredCase> & {
    readonly effects?: readonly Effect[];
    readonly riskPoints?: number;
  } = {},
): StoredCase {
  const { effects = [databaseDeletion()], riskPoints, ...rest } = given;
  const assessed = assessment(change(effects));
  const points = riskPoints ?? assessed.risk.points;
  return {
    id,
    title: `Case ${id}`,
    state: 'waiting',
    slot: null,
    link: null,
    submittedAt: NOW,
    submittedBy: 'ci',
    expiresAt: '2026-03-12T09:00:00.000Z',
    releaseValidUntil: null,
    supersededBy: null,
    assessment: { ...assessed, risk: { ...assessed.risk, points } },
    verdict: {
      outcome: 'hold',
      summary: 'Held for two people.',
      reasons: [],
      holds: [],
      answers: [],
      policyHash: policy([]).hash,
      at: NOW,
    },
    ...rest,
  };
}

export function answerTo(
  row: StoredCase,
  sequence: number,
  given: Partial<Approval> = {},
): Approval {
  return {
    id: `${row.id}-answer-${sequence}`,
    person: 'ada',
    answer: 'approve',
    reason: 'The backup was restored and checked.',
    at: NOW,
    sequence,
    binding: {
      changeDigest: row.assessment.change.digest,
      assessmentDigest: row.assessment.digest,
      policyHash: row.verdict.policyHash,
    },
    ...given,
  };
}

export function ledgerEvent(given: Partial<LedgerEvent> = {}): LedgerEvent {
  return {
    kind: 'case.submitted',
    at: NOW,
    case: null,
    actor: 'ci',
    text: 'ci submitted a change.',
    body: {},
    ...given,
  };
}
