import type { Assessment } from '../../core/assess.ts';
import type { Engine } from '../../engine/engine.ts';
import { levelNeeded, maySettle } from '../../engine/governance/exceptions/exception-rules.ts';
import { nameOf } from '../../engine/name-of.ts';
import { assessmentOf } from '../../engine/governance/exceptions/settle-exception.ts';
import type { StoredException } from '../../engine/governance/types.ts';
import type * as contract from '../contract/governance/exceptions.ts';

/** An exception as `viewer` sees it: a person's id, or null for a machine, which does nothing to it. */
export async function exceptionOf(
  engine: Engine,
  stored: StoredException,
  viewer: string | null,
): Promise<contract.Exception> {
  return shownOf(engine, stored, await assessmentOf(engine.store, stored), viewer);
}

export async function exceptionListOf(
  engine: Engine,
  stored: readonly StoredException[],
  viewer: string | null,
): Promise<contract.ExceptionList> {
  const exceptions = await Promise.all(stored.map((each) => exceptionOf(engine, each, viewer)));
  const count = (fits: (each: contract.Exception) => boolean) => exceptions.filter(fits).length;
  return {
    exceptions,
    counts: {
      asked: count(({ state }) => state === 'asked'),
      inForce: count(({ state }) => state === 'granted'),
      reviewsDue: count(({ reviewState }) => reviewState === 'due'),
      reviewsLate: count(({ reviewState }) => reviewState === 'late'),
    },
  };
}

function shownOf(
  engine: Engine,
  stored: StoredException,
  assessment: Assessment | null,
  viewer: string | null,
): contract.Exception {
  const now = engine.clock.now();
  const { world } = engine;
  const { id, rules, scope, reason, askedAt, ends, answer, revoked, review } = stored;
  const state = stateOf(stored, now);
  const permission =
    viewer === null
      ? { allowed: false, why: 'People grant exceptions on the page; a token cannot.' }
      : maySettle(stored, viewer, world, assessment);
  const reviewState = reviewStateOf(stored, state, now);
  const isParty = stored.askedBy === viewer || answer?.by === viewer;
  return {
    id,
    state,
    rules: [...rules],
    scope: scope.kind === 'case' ? scope : { kind: 'systems', systems: [...scope.systems] },
    reason,
    askedBy: named(engine, stored.askedBy),
    askedAt,
    ends,
    level: levelNeeded(stored, world, assessment),
    grantors:
      state === 'asked'
        ? world.catalog.catalog.people
            .filter((person) => maySettle(stored, person.id, world, assessment).allowed)
            .map((person) => person.id)
            .toSorted()
        : [],
    granted:
      answer?.kind === 'granted'
        ? {
            by: named(engine, answer.by),
            level: answer.level,
            at: answer.at,
            reason: answer.reason,
            reviewBy: answer.reviewBy,
            teams: [...answer.teams],
            evidence: answer.evidence,
          }
        : null,
    refused:
      answer?.kind === 'refused'
        ? { by: named(engine, answer.by), at: answer.at, reason: answer.reason }
        : null,
    revoked: revoked && { ...revoked, by: named(engine, revoked.by) },
    review: review && { ...review, by: named(engine, review.by) },
    reviewState,
    me: {
      canSettle: state === 'asked' && permission.allowed,
      canRevoke: viewer !== null && state === 'granted',
      canReview: viewer !== null && (reviewState === 'due' || reviewState === 'late') && !isParty,
      why: permission.why,
    },
  };
}

function stateOf({ answer, revoked, ends }: StoredException, now: string): contract.ExceptionState {
  if (answer?.kind === 'refused') return 'refused';
  if (revoked !== null) return 'revoked';
  if (Date.parse(ends) <= Date.parse(now)) return 'ended';
  return answer === null ? 'asked' : 'granted';
}

function reviewStateOf(
  { answer, review }: StoredException,
  state: contract.ExceptionState,
  now: string,
): contract.Exception['reviewState'] {
  if (answer?.kind !== 'granted') return 'none';
  if (review !== null) return 'done';
  if (Date.parse(answer.reviewBy) <= Date.parse(now)) return 'late';
  return state === 'granted' ? 'not-yet' : 'due';
}

function named(engine: Engine, id: string): contract.Named {
  return { id, name: nameOf(engine, id) };
}
