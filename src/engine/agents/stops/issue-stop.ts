import type { Engine } from '../../engine.ts';
import { stopIssuedEvent } from './stop-events.ts';
import type { Stop, StopScope } from '../types.ts';

export interface StopRequest {
  readonly scope: StopScope;
  readonly reason: string;
  /** Names this press of the button, so that a retry is no second stop; null where nobody retries. */
  readonly attempt: string | null;
}

export interface Issued {
  readonly stop: Stop;
  readonly revision: number;
}

/** Stops. Anybody known may: a person, or a machine by its token. */
export async function issueStop(
  engine: Engine,
  { scope, reason, attempt }: StopRequest,
  by: { readonly kind: 'person' | 'machine'; readonly id: string },
): Promise<Issued> {
  return engine.store.transaction(async (tx) => {
    const revision = await tx.agents.nextStopRevision();
    const known = attempt === null ? null : await tx.agents.findStopByAttempt(attempt);
    if (known !== null) return { stop: known, revision };
    const stop: Stop = {
      id: engine.ids.next(),
      scope,
      reason,
      by: by.id,
      byMachine: by.kind === 'machine',
      at: engine.clock.now(),
      resumed: null,
      acknowledged: 0,
    };
    await tx.agents.insertStop(stop, attempt);
    const name = engine.world.catalog.people.get(by.id)?.name ?? by.id;
    const isSigned = engine.presence !== undefined;
    await tx.appendToLedger(stopIssuedEvent(stop, revision, name, isSigned));
    return { stop, revision };
  });
}
