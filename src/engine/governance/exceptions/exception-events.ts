import type { Exception } from '../../../core/approval/standing.ts';
import type { LedgerEvent } from '../../ports.ts';
import type { AskedException, ExceptionReview, StoredException } from '../types.ts';

export function askedEvent(asked: AskedException, name: string): LedgerEvent {
  const { id, askedBy, askedAt } = asked;
  return {
    kind: 'exception.asked',
    at: askedAt,
    case: caseOf(asked),
    actor: askedBy,
    text: `${name} asked for an exception ${describe(asked)}: ${asked.reason}`,
    body: { ...asked, exception: id },
  };
}

/** Holds the exception whole: what a change went through by is compared with this. */
export function grantedEvent(
  exception: Exception,
  given: { readonly reason: string; readonly evidence: string; readonly teams: readonly string[] },
  name: string,
): LedgerEvent {
  return {
    kind: 'exception.granted',
    at: exception.starts,
    case: caseOf(exception),
    actor: exception.grantedBy,
    text: `${name} (${exception.level}) granted an exception ${describe(exception)}, to be reviewed by ${exception.reviewBy.slice(0, 10)}: ${given.reason}`,
    body: { exception, ...given },
  };
}

export function exceptionRefusedEvent(
  asked: AskedException,
  by: { readonly id: string; readonly name: string },
  reason: string,
  at: string,
): LedgerEvent {
  return {
    kind: 'exception.refused',
    at,
    case: caseOf(asked),
    actor: by.id,
    text: `${by.name} refused an exception ${describe(asked)}: ${reason}`,
    body: { exception: asked.id, reason },
  };
}

export function exceptionRevokedEvent(
  asked: AskedException,
  by: { readonly id: string; readonly name: string },
  reason: string,
  at: string,
): LedgerEvent {
  return {
    kind: 'exception.revoked',
    at,
    case: caseOf(asked),
    actor: by.id,
    text: `${by.name} took back the exception ${describe(asked)}: ${reason}`,
    body: { exception: asked.id, reason },
  };
}

export function exceptionEndedEvent(asked: StoredException, at: string): LedgerEvent {
  return {
    kind: 'exception.ended',
    at,
    case: caseOf(asked),
    actor: null,
    text: `The exception ${describe(asked)} is over`,
    body: { exception: asked.id, revoked: asked.revoked !== null },
  };
}

export function overdueEvent(asked: StoredException, reviewBy: string, at: string): LedgerEvent {
  return {
    kind: 'exception.review-overdue',
    at,
    case: caseOf(asked),
    actor: null,
    text: `Nobody reviewed the exception ${describe(asked)} by ${reviewBy.slice(0, 10)}; its team’s next change waits for that`,
    body: { exception: asked.id, reviewBy },
  };
}

export function reviewedEvent(
  asked: StoredException,
  review: ExceptionReview,
  name: string,
): LedgerEvent {
  return {
    kind: 'exception.reviewed',
    at: review.at,
    case: caseOf(asked),
    actor: review.by,
    text: `${name} reviewed the exception ${describe(asked)} and found it ${FOUND[review.finding]}: ${review.note}`,
    body: {
      exception: asked.id,
      finding: review.finding,
      note: review.note,
      ...(review.evidence === null ? {} : { evidence: review.evidence }),
    },
  };
}

const FOUND = {
  justified: 'justified',
  'not-justified': 'not justified',
  'needs-standard': 'in need of a standard',
} as const;

type Described = Pick<AskedException, 'rules' | 'scope' | 'ends'>;

function caseOf({ scope }: Pick<AskedException, 'scope'>): string | null {
  return scope.kind === 'case' ? scope.case : null;
}

function describe({ rules, scope, ends }: Described): string {
  const which = rules.includes('*') ? 'from every rule' : `from ${rules.join(', ')}`;
  const where = scope.kind === 'case' ? 'for this case' : `on ${scope.systems.join(', ')}`;
  return `${which} ${where} until ${ends}`;
}
