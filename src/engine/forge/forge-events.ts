/** What the ledger is told of requests on forges. */
import type { Approval } from '../../core/approval/types.ts';
import type { LedgerEvent, StoredCase } from '../ports.ts';
import type { RequestRef } from './types.ts';

/** How something reached a branch past a release. */
export type BypassKind =
  'merged-without-release' | 'merged-differently' | 'pushed-directly' | 'history-rewritten';

/** Commits that came to a branch: after `from`, up to `to`. */
interface Brought {
  readonly from: string;
  readonly to: string;
}

function about(row: StoredCase): Readonly<Record<string, unknown>> {
  const { change, digest } = row.assessment;
  return {
    changeDigest: change.digest,
    assessmentDigest: digest,
    policyHash: row.verdict.policyHash,
    ...(change.origin === undefined ? {} : { origin: change.origin }),
  };
}

export function replayedEvent(
  row: StoredCase,
  days: number,
  digest: string,
  at: string,
): LedgerEvent {
  return {
    kind: 'policy.replayed',
    at,
    case: row.id,
    actor: null,
    text: `The policy that “${row.title}” proposes was replayed over ${days} days`,
    body: { ...about(row), days, digest },
  };
}

export function withdrawnEvent(row: StoredCase, why: string, at: string): LedgerEvent {
  return {
    kind: 'case.withdrawn',
    at,
    case: row.id,
    actor: null,
    text: `“${row.title}” was withdrawn: ${why}`,
    body: { ...about(row), was: row.state, why },
  };
}

export function mergedEvent(
  row: StoredCase,
  ref: RequestRef,
  by: string | null,
  { from, to: commit }: Brought,
  at: string,
): LedgerEvent {
  return {
    kind: 'case.merged',
    at,
    case: row.id,
    actor: by,
    text: `“${row.title}” was merged as it was released`,
    body: { ...about(row), repository: ref.repository, number: ref.number, from, commit },
  };
}

const BYPASSES: Readonly<Record<BypassKind, string>> = {
  'merged-without-release': 'was merged without a release',
  'merged-differently': 'was merged as something else than what was released',
  'pushed-directly': 'was pushed to the branch without a request',
  'history-rewritten': 'wrote over what the branch had',
};

export function bypassedEvent(
  row: StoredCase,
  by: string | null,
  how: BypassKind,
  why: string,
  { from, to: commit }: Brought,
  at: string,
): LedgerEvent {
  return {
    kind: 'case.bypassed',
    at,
    case: row.id,
    actor: by,
    text: `“${row.title}” ${BYPASSES[how]}: ${why}`,
    body: { ...about(row), was: row.state, by, how, why, from, commit },
  };
}

/** An answer of its own that puts the review's out of count: nothing that was recorded is changed. */
export function reviewTakenBackEvent(
  row: StoredCase,
  answer: Approval,
  name: string,
  why: string,
): LedgerEvent {
  return {
    kind: 'case.answered',
    at: answer.at,
    case: row.id,
    actor: answer.person,
    text: `The review of ${name} on the forge no longer counts: ${why}`,
    body: {
      approval: answer.id,
      person: answer.person,
      answer: answer.answer,
      reason: answer.reason,
      sequence: answer.sequence,
      binding: answer.binding,
      ...(answer.carriedFrom === undefined ? {} : { carriedFrom: answer.carriedFrom }),
      ...(answer.means === undefined ? {} : { means: answer.means }),
      ...(answer.evidence === undefined ? {} : { evidence: answer.evidence }),
      counts: false,
      why,
    },
  };
}

/** What was released is held again. */
export function releaseTakenBackEvent(row: StoredCase, why: string, at: string): LedgerEvent {
  return {
    kind: 'case.release-taken-back',
    at,
    case: row.id,
    actor: null,
    text: `The release of “${row.title}” was taken back: ${why}`,
    body: { ...about(row), why, outcome: row.verdict.outcome, summary: row.verdict.summary },
  };
}
