import { levelRank } from '../../../core/provenance/levels.ts';
import type { Engine } from '../../engine.ts';
import { EngineFault } from '../../fault.ts';
import { signedTransaction } from '../../presence/proof/signed-transaction.ts';
import { evidenceOf } from '../../presence/statements/evidence-of.ts';
import { issueChallenge, type Asked } from '../../presence/statements/issue-challenge.ts';
import type { Challenge, GivenPresence } from '../../presence/types.ts';
import { exceptionRevokedEvent, reviewedEvent } from './exception-events.ts';
import { hadAHand } from './exception-rules.ts';
import { nameOf } from '../../name-of.ts';
import { redecideScope } from '../redecide/redecide-scope.ts';
import { redecideWaiting } from '../redecide/redecide-waiting.ts';
import { assessmentOf, exceptionSubject, lockAsked, unknownException } from './settle-exception.ts';
import type { Assessment } from '../../../core/assess.ts';
import type { ExceptionReview, ReviewFinding, StoredException } from '../types.ts';

/**
 * Takes a granted exception back, at once. Anybody may; a second time changes nothing. Throws
 * `unknown-exception`, or `already-settled` for one that was never granted or is over.
 */
export async function revokeException(
  engine: Engine,
  id: string,
  person: string,
  reason: string,
): Promise<StoredException> {
  const revoked = await engine.store.transaction(async (tx) => {
    const asked = await lockAsked(tx, id);
    if (asked.revoked !== null) return asked;
    const at = engine.clock.now();
    if (asked.answer?.kind !== 'granted' || asked.ends <= at) throw nothingToRevoke(asked);
    await tx.governance.revokeException(id, person, at, reason);
    const by = { id: person, name: nameOf(engine, person) };
    await tx.appendToLedger(exceptionRevokedEvent(asked, by, reason, at));
    return { ...asked, revoked: { at, by: person, reason } };
  });
  await redecideScope(engine, revoked, 'an exception was taken back');
  return revoked;
}

export interface GivenReview {
  readonly exception: string;
  /** Person id, from their own session. */
  readonly person: string;
  readonly finding: ReviewFinding;
  readonly note: string;
  /** Their passkey's signature over exactly this review. */
  readonly presence?: GivenPresence;
}

/** What the page needs so that this person can sign. Throws as `reviewException` does, or `no-passkey`. */
export async function challengeReview(
  engine: Engine,
  given: Omit<GivenReview, 'presence'>,
): Promise<Challenge> {
  const asked = await engine.store.governance.findException(given.exception);
  if (asked === null) throw unknownException(given.exception);
  refuseReview(asked, engine.clock.now());
  refuseReviewer(engine, asked, given.person, await assessmentOf(engine.store, asked));
  return issueChallenge(engine, signedReview(asked, given));
}

/** What somebody signs who reviews an exception: what it lifted, who let it, and what they found. */
function signedReview(
  asked: StoredException,
  { person, finding, note }: Omit<GivenReview, 'presence'>,
): Asked {
  const { reason: _reason, ...lifted } = exceptionSubject(asked, '');
  const subject = { ...lifted, grantedBy: asked.answer?.by ?? null, finding, note };
  return { person, purpose: 'review', subject };
}

/**
 * Looks at an exception once it is over, by somebody who neither asked for it, nor granted it, nor had a hand
 * in what went through, with their passkey as for its grant. What waited for the review is decided again.
 * Throws `unknown-exception`, `not-over`, `already-settled`, `not-eligible`, `presence-required`, or what
 * `takeAssertion` throws.
 */
export async function reviewException(
  engine: Engine,
  given: GivenReview,
): Promise<StoredException> {
  const reviewed = await signedTransaction(engine, async (tx) => {
    const asked = await lockAsked(tx, given.exception);
    const at = engine.clock.now();
    refuseReview(asked, at);
    const assessment = await assessmentOf(tx, asked);
    refuseReviewer(engine, asked, given.person, assessment);
    const evidence = await evidenceOf(tx, engine, {
      ...signedReview(asked, given),
      asks: true,
      presence: given.presence,
    });
    const { person: by, finding, note } = given;
    const review: ExceptionReview = { by, at, finding, note, evidence };
    await tx.governance.reviewException(asked.id, review);
    await tx.appendToLedger(reviewedEvent(asked, review, nameOf(engine, given.person)));
    return { ...asked, review };
  });
  if (reviewed.overdueAt !== null) {
    await redecideWaiting(engine, 'an exception was reviewed');
  }
  return reviewed;
}

function refuseReview({ answer, revoked, ends, review }: StoredException, now: string): void {
  if (answer?.kind !== 'granted') {
    throw new EngineFault(
      'already-settled',
      'This exception was never granted, so there is nothing to review.',
      'Review those that were in force.',
    );
  }
  if (review !== null) {
    throw new EngineFault(
      'already-settled',
      'This exception was reviewed already.',
      'Reload the page to see by whom, and what they found.',
    );
  }
  if (revoked !== null || Date.parse(ends) <= Date.parse(now)) return;
  throw new EngineFault(
    'not-over',
    `This exception is in force until ${ends}.`,
    'Review it once it is over, when it can be seen what came of it; or take it back first.',
  );
}

function refuseReviewer(
  engine: Engine,
  { askedBy, answer }: StoredException,
  person: string,
  assessment: Assessment | null,
): void {
  const found = engine.world.catalog.people.get(person);
  const tookPart = assessment !== null && hadAHand(person, assessment, engine.world);
  const why =
    found?.active !== true || levelRank(found.level) === 0
      ? 'The roster does not know you with an open account.'
      : askedBy === person
        ? 'You asked for this exception.'
        : answer?.by === person
          ? 'You granted this exception.'
          : tookPart
            ? 'You had a hand in what went through by this exception.'
            : null;
  if (why === null) return;
  throw new EngineFault('not-eligible', why, 'Let somebody review it who had no part in it.');
}

function nothingToRevoke({ answer }: StoredException): EngineFault {
  return new EngineFault(
    'already-settled',
    answer?.kind === 'granted'
      ? 'This exception is over already.'
      : 'This exception was never granted.',
    'There is nothing to take back.',
  );
}
