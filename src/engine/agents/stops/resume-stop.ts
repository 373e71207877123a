import type { Engine } from '../../engine.ts';
import { EngineFault } from '../../fault.ts';
import { unknownStop } from './acknowledge-stop.ts';
import { concernedSessions } from './concerned-sessions.ts';
import { mayResume } from './may-resume.ts';
import { resumeRefusedEvent, stopResumedEvent } from './stop-events.ts';

type Settled =
  { readonly kind: 'resumed' } | { readonly kind: 'refused'; readonly fault: EngineFault };

/**
 * Ends a stop, as a person who may. Throws `unknown-stop`, `already-resumed` or `not-eligible`; an attempt by
 * somebody who may not is written down.
 */
export async function resumeStop(
  engine: Engine,
  stopId: string,
  person: string,
  reason: string,
): Promise<void> {
  const settled = await engine.store.transaction<Settled>(async (tx) => {
    const revision = await tx.agents.nextStopRevision();
    const stop = await tx.agents.findStop(stopId);
    if (stop === null) throw unknownStop(stopId);
    if (stop.resumed !== null) throw alreadyResumed(stop.resumed.at);
    const now = engine.clock.now();
    const permission = mayResume(engine, person, await concernedSessions(tx.agents, stop));
    if (!permission.allowed) {
      await tx.appendToLedger(resumeRefusedEvent(stop, person, permission.why, now));
      return { kind: 'refused', fault: notEligible(permission.why) };
    }
    await tx.agents.resumeStop(stopId, now, person, reason);
    const name = engine.world.catalog.people.get(person)?.name ?? person;
    await tx.appendToLedger(stopResumedEvent(stop, revision, { id: person, name }, reason, now));
    return { kind: 'resumed' };
  });
  if (settled.kind === 'refused') throw settled.fault;
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

function alreadyResumed(at: string): EngineFault {
  return new EngineFault(
    'already-resumed',
    `This stop ended at ${at}.`,
    'Reload the page to see who ended it and why.',
  );
}

function notEligible(why: string): EngineFault {
  return new EngineFault('not-eligible', why, 'Ask somebody senior whose agent it is not.');
}
