import type { Engine } from '../../engine.ts';
import { EngineFault } from '../../fault.ts';
import { nameOf } from '../../name-of.ts';
import { signedTransaction } from '../../presence/proof/signed-transaction.ts';
import { evidenceOf, presenceRequired } from '../../presence/statements/evidence-of.ts';
import { issueChallenge, type Asked } from '../../presence/statements/issue-challenge.ts';
import type { Challenge, GivenPresence } from '../../presence/types.ts';
import { unknownStop } from './acknowledge-stop.ts';
import { concernedSessions } from './concerned-sessions.ts';
import { findInForce } from './find-in-force.ts';
import { mayResume } from './may-resume.ts';
import { describeScope } from './scope.ts';
import { resumeRefusedEvent, stopResumedEvent } from './stop-events.ts';
import type { Stop } from '../types.ts';

export interface GivenResume {
  readonly stop: string;
  /** Person id, from their own session. */
  readonly person: string;
  readonly reason: string;
  /** Their passkey's signature over exactly this. */
  readonly presence?: GivenPresence;
}

type Settled =
  { readonly kind: 'resumed' } | { readonly kind: 'refused'; readonly fault: EngineFault };

/**
 * What the page needs so that this person can sign. Throws `unknown-stop`, `already-resumed`, `not-eligible` or
 * `no-passkey`.
 */
export async function challengeResume(
  engine: Engine,
  given: Omit<GivenResume, 'presence'>,
): Promise<Challenge> {
  const { agents } = engine.store;
  const stop = await findInForce(agents, given.stop);
  const permission = mayResume(engine, given.person, await concernedSessions(agents, stop));
  if (!permission.allowed) throw notEligible(permission.why);
  return issueChallenge(engine, askedOf(stop, given));
}

/**
 * Ends a stop, as a person who may and who signed it: an agent that was stopped may hold its human's session.
 * Throws `unknown-stop`, `already-resumed`, `not-eligible`, `presence-required`, or what `takeAssertion` throws.
 * An attempt by somebody who may not, or by a session alone, is written down.
 */
export async function resumeStop(engine: Engine, given: GivenResume): Promise<void> {
  const { person, reason, presence } = given;
  const settled = await signedTransaction<Settled>(engine, async (tx) => {
    const revision = await tx.agents.nextStopRevision();
    const stop = await findInForce(tx.agents, given.stop);
    const now = engine.clock.now();
    const permission = mayResume(engine, person, await concernedSessions(tx.agents, stop));
    if (!permission.allowed) {
      await tx.appendToLedger(resumeRefusedEvent(stop, person, permission.why, now));
      return { kind: 'refused', fault: notEligible(permission.why) };
    }
    const asks = engine.presence !== undefined;
    if (asks && presence === undefined) {
      const why = 'nobody signed it with a passkey';
      await tx.appendToLedger(resumeRefusedEvent(stop, person, why, now));
      return { kind: 'refused', fault: presenceRequired() };
    }
    const asked = { ...askedOf(stop, given), asks, presence };
    const evidence = await evidenceOf(tx, engine, asked);
    // A row that was lost comes back as the ledger has it.
    if ((await tx.agents.findStop(stop.id)) === null) await tx.agents.insertStop(stop, null);
    await tx.agents.resumeStop(stop.id, now, person, reason, evidence);
    const by = { id: person, name: nameOf(engine, person) };
    await tx.appendToLedger(stopResumedEvent(stop, revision, by, { reason, evidence }, now));
    return { kind: 'resumed' };
  });
  if (settled.kind === 'refused') throw settled.fault;
}

/** What somebody signs who lets agents go on: who was stopped, by whom and why, and why they may. */
function askedOf(stop: Stop, { person, reason }: Omit<GivenResume, 'presence'>): Asked {
  const subject = {
    stop: stop.id,
    scope: { ...stop.scope },
    about: describeScope(stop.scope),
    stoppedBy: stop.by,
    stoppedAt: stop.at,
    stoppedFor: stop.reason,
    reason,
  };
  return { person, purpose: 'resume', subject };
}

/** A machine tried to end a stop; the attempt is written down. Throws `unknown-stop`. */
export async function recordRefusedResume(
  engine: Engine,
  stopId: string,
  machine: string,
): Promise<void> {
  await engine.store.transaction(async (tx) => {
    const stop = await tx.agents.findStop(stopId);
    if (stop === null) throw unknownStop(stopId);
    const why = 'a machine token ends no stop';
    await tx.appendToLedger(resumeRefusedEvent(stop, machine, why, engine.clock.now()));
  });
}

function notEligible(why: string): EngineFault {
  return new EngineFault('not-eligible', why, 'Ask somebody senior whose agent it is not.');
}
