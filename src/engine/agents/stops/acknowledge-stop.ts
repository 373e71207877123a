import type { Engine } from '../../engine.ts';
import { EngineFault } from '../../fault.ts';
import type { StoreTransaction } from '../../ports.ts';
import { sessionId } from '../session-id.ts';
import { stopAcknowledgedEvent, stopTamperedEvent } from './stop-events.ts';
import type { Obedience, SessionKey, Stop, Tampering } from '../types.ts';

/** One session that obeyed, and when by its guard's clock. */
export interface Obeyed {
  readonly session: SessionKey;
  readonly at: string;
  readonly how: Obedience;
}

/** Writes down which sessions obeyed a stop, each once. False when all were known. Throws `unknown-stop`. */
export async function acknowledgeStop(
  engine: Engine,
  stopId: string,
  sessions: readonly Obeyed[],
  by: string,
): Promise<boolean> {
  return engine.store.transaction(async (tx) => {
    const now = engine.clock.now();
    const stop = await tx.agents.findStop(stopId);
    if (stop === null) throw unknownStop(stopId);
    const inOrder = sessions
      .map((obeyed) => ({ obeyed, id: sessionId(obeyed.session) }))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1));
    for (const { obeyed, id } of inOrder) await seeKnown(tx, id, obeyed);
    let isNew = false;
    for (const { obeyed } of inOrder) {
      if (await acknowledgeInTransaction(tx, stop, obeyed, by, now)) isNew = true;
    }
    return isNew;
  });
}

/** The session's row is there. */
export async function acknowledgeInTransaction(
  tx: StoreTransaction,
  stop: Stop,
  { session, at, how }: Obeyed,
  by: string,
  now: string,
): Promise<boolean> {
  const said = { stop: stop.id, agent: sessionId(session), how, at, receivedAt: now };
  const isNew = await tx.agents.insertAcknowledgement(said);
  if (isNew) await tx.appendToLedger(stopAcknowledgedEvent(stop, session, said, by));
  return isNew;
}

/** A session may obey before anything else was heard of it. */
async function seeKnown(tx: StoreTransaction, id: string, { session, at }: Obeyed): Promise<void> {
  const { machine, host, session: name } = session;
  if ((await tx.agents.findSession(id)) !== null) return;
  const nothing = { model: null, repository: null, cwd: '', operator: null, ends: false };
  await tx.agents.seeSession({ id, machine, host, session: name, at, ...nothing });
}

/** Writes down that a stop was tampered with. False when it was known. */
export async function reportTampering(
  engine: Engine,
  tampering: Tampering,
  by: string,
): Promise<boolean> {
  return engine.store.transaction(async (tx) => {
    const now = engine.clock.now();
    const isNew = await tx.agents.insertTampering(tampering, now);
    if (isNew) await tx.appendToLedger(stopTamperedEvent(tampering, by, now));
    return isNew;
  });
}

export function unknownStop(id: string): EngineFault {
  return new EngineFault(
    'unknown-stop',
    `There is no stop ${id}.`,
    'See GET /api/stops, or the page of the stops, for those there are.',
  );
}
