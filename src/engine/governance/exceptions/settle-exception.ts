import type { Assessment } from '../../../core/assess.ts';
import type { Level } from '../../../core/provenance/types.ts';
import { instantAfter, type Engine } from '../../engine.ts';
import { EngineFault } from '../../fault.ts';
import type { StoreReads, StoreTransaction } from '../../ports.ts';
import { issueChallenge } from '../../presence/statements/issue-challenge.ts';
import { signedTransaction } from '../../presence/proof/signed-transaction.ts';
import type { StatementSubject } from '../../presence/statements/statement.ts';
import { takeAssertion } from '../../presence/statements/take-assertion.ts';
import type { Challenge, GivenPresence } from '../../presence/types.ts';
import { exceptionRefusedEvent, grantedEvent } from './exception-events.ts';
import { maySettle, teamsBehind } from './exception-rules.ts';
import { grantedException } from './granted-exception.ts';
import { nameOf } from '../../name-of.ts';
import { redecideScope } from '../redecide/redecide-scope.ts';
import { termsOf } from '../terms.ts';
import type { GovernanceReads } from '../ports.ts';
import type { GrantedAnswer, StoredException } from '../types.ts';

const DAY = 24 * 60 * 60 * 1000;

export interface GivenGrant {
  readonly exception: string;
  /** Person id, from their own session. */
  readonly person: string;
  readonly reason: string;
  /** Their passkey's signature over exactly this exception. */
  readonly presence: GivenPresence;
}

/** What somebody signs who grants an exception: all that it lifts, for how long, and why. */
export function exceptionSubject(asked: StoredException, reason: string): StatementSubject {
  const { id, rules, scope, askedBy, ends } = asked;
  return {
    exception: id,
    rules: [...rules],
    scope: scope.kind === 'case' ? { ...scope } : { kind: scope.kind, systems: [...scope.systems] },
    askedFor: asked.reason,
    askedBy,
    ends,
    reason,
  };
}

/** What the page needs so that this person can sign. Throws as `grantException` does, or `no-passkey`. */
export async function challengeGrant(
  engine: Engine,
  { exception, person, reason }: Omit<GivenGrant, 'presence'>,
): Promise<Challenge> {
  const asked = await engine.store.governance.findException(exception);
  if (asked === null) throw unknownException(exception);
  refuseSettled(asked, engine.clock.now());
  refuseUnfit(engine, asked, person, await assessmentOf(engine.store, asked));
  return issueChallenge(engine, {
    person,
    purpose: 'exception',
    subject: exceptionSubject(asked, reason),
  });
}

/**
 * Grants an exception: it binds from now to its end, and cases that it is about are decided again. Throws
 * `unknown-exception`, `already-settled`, `bad-time`, `not-eligible`, and what `takeAssertion` throws.
 */
export async function grantException(engine: Engine, given: GivenGrant): Promise<StoredException> {
  const granted = await signedTransaction(engine, async (tx) => {
    const asked = await lockAsked(tx, given.exception);
    const now = engine.clock.now();
    refuseSettled(asked, now);
    const assessment = await assessmentOf(tx, asked);
    const level = refuseUnfit(engine, asked, given.person, assessment);
    const { digest: evidence } = await takeAssertion(tx, engine, {
      ...given.presence,
      person: given.person,
      purpose: 'exception',
      subject: exceptionSubject(asked, given.reason),
    });
    const { reviewAfterDays } = termsOf(engine.world.policy).exceptions;
    const teams = teamsBehind(asked, engine.world.catalog, assessment);
    const answer: GrantedAnswer = {
      kind: 'granted',
      by: given.person,
      at: now,
      reason: given.reason,
      level,
      reviewBy: instantAfter(asked.ends, reviewAfterDays * DAY),
      teams,
      evidence,
      entry: -1,
    };
    const after: StoredException = { ...asked, answer };
    const exception = grantedException(after);
    if (exception === null) throw new Error('an exception that was just granted is not granted');
    const words = { reason: given.reason, evidence, teams };
    const entry = await tx.appendToLedger(
      grantedEvent(exception, words, nameOf(engine, given.person)),
    );
    const kept: GrantedAnswer = { ...answer, entry: entry.sequence };
    await tx.governance.grantException(asked.id, kept);
    return { ...asked, answer: kept };
  });
  await redecideScope(engine, granted, 'an exception was granted');
  return granted;
}

/** Says no, for good. Throws `unknown-exception`, `already-settled`, `bad-time` or `not-eligible`. */
export async function refuseException(
  engine: Engine,
  { exception, person, reason }: Omit<GivenGrant, 'presence'>,
): Promise<StoredException> {
  return engine.store.transaction(async (tx) => {
    const asked = await lockAsked(tx, exception);
    const at = engine.clock.now();
    refuseSettled(asked, at);
    refuseUnfit(engine, asked, person, await assessmentOf(tx, asked));
    await tx.governance.refuseException(asked.id, person, at, reason);
    const by = { id: person, name: nameOf(engine, person) };
    await tx.appendToLedger(exceptionRefusedEvent(asked, by, reason, at));
    return { ...asked, answer: { kind: 'refused', by: person, at, reason } };
  });
}

export async function lockAsked(tx: StoreTransaction, id: string): Promise<StoredException> {
  const asked = await tx.governance.lockException(id);
  if (asked === null) throw unknownException(id);
  return asked;
}

/** Of the case that it is about; null where it is about systems. */
export async function assessmentOf(
  reads: StoreReads & { readonly governance: GovernanceReads },
  { scope }: StoredException,
): Promise<Assessment | null> {
  if (scope.kind !== 'case') return null;
  return (await reads.findCase(scope.case))?.assessment ?? null;
}

function refuseSettled(asked: StoredException, now: string): void {
  if (asked.answer !== null) {
    throw new EngineFault(
      'already-settled',
      `This exception was ${asked.answer.kind} already.`,
      'Reload the page to see by whom and why.',
    );
  }
  if (Date.parse(asked.ends) > Date.parse(now)) return;
  throw new EngineFault(
    'bad-time',
    'This exception would be over already.',
    'Ask for another one if it is still wanted.',
  );
}

/** The level at which they grant it. */
function refuseUnfit(
  engine: Engine,
  asked: StoredException,
  person: string,
  assessment: Assessment | null,
): Level {
  const { allowed, why } = maySettle(asked, person, engine.world, assessment);
  const level = engine.world.catalog.people.get(person)?.level;
  if (allowed && level !== undefined) return level;
  throw new EngineFault('not-eligible', why, 'Ask one of those whom the exception’s page names.');
}

export function unknownException(id: string): EngineFault {
  return new EngineFault(
    'unknown-exception',
    `There is no exception ${id}.`,
    'See the list of exceptions for those there are.',
  );
}
