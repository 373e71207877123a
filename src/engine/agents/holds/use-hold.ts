import { confirmRelease, type Confirmation, type Confirmed } from '../../cases/confirm-release.ts';
import type { Engine } from '../../engine.ts';
import { EngineFault, unknownCase } from '../../fault.ts';
import { describeScope, concerns } from '../stops/scope.ts';

/**
 * An agent's retry of what was released, once. Throws what `confirmRelease` throws, and `stopped` while a
 * stop concerns the session: a release outlives no stop.
 */
export async function useHold(engine: Engine, asked: Confirmation): Promise<Confirmed> {
  const { agents } = engine.store;
  const call = await agents.findHeldCall(asked.case);
  if (call === null) throw unknownCase(asked.case);
  const { stops } = await agents.activeStops();
  const systems = await systemsOf(engine, asked.case);
  const stop = stops.find(({ scope }) =>
    concerns(scope, call, scope.kind === 'system' && systems.has(scope.system)),
  );
  if (stop !== undefined) throw stopped(describeScope(stop.scope), stop.reason);
  return confirmRelease(engine, asked);
}

async function systemsOf({ store }: Engine, caseId: string): Promise<ReadonlySet<string>> {
  const row = await store.findCase(caseId);
  const reached = row?.assessment.reach.systems ?? [];
  return new Set(reached.filter(({ distance }) => distance === 0).map(({ id }) => id));
}

function stopped(what: string, reason: string): EngineFault {
  return new EngineFault(
    'stopped',
    `A stop of ${what} is in force: ${reason}`,
    'Do nothing more. A person has to end the stop first.',
  );
}
