import { mayResume } from '../../engine/agents/stops/may-resume.ts';
import type { StopListState } from '../../engine/agents/ports.ts';
import type { StopFile, StoppedSession } from '../../engine/agents/stops/read-stops.ts';
import { describeScope } from '../../engine/agents/stops/scope.ts';
import type { AgentSession, Stop, StoredDecision } from '../../engine/agents/types.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Who } from '../app-env.ts';
import type * as contract from '../contract/agents/stops.ts';

/** A stop as guards keep it. */
export function stopOrderOf({ id, scope, reason, by, at }: Stop): contract.StopOrder {
  return { id, scope, reason, by, at };
}

export function stopOrdersOf({ revision, stops }: StopListState): contract.StopOrders {
  return { revision, stops: stops.map((stop) => stopOrderOf(stop)) };
}

/** A stop as this visitor sees it; `concerned` tells who may end it. */
export function stopListedOf(
  engine: Engine,
  stop: Stop,
  concerned: readonly AgentSession[],
  viewer: Who,
): contract.StopListed {
  const { by, byMachine, resumed, acknowledged } = stop;
  return {
    ...stopOrderOf(stop),
    about: describeScope(stop.scope),
    byName: nameOf(engine, by),
    byMachine,
    resumed: resumed === null ? null : { ...resumed, byName: nameOf(engine, resumed.by) },
    acknowledged,
    sessions: resumed === null ? concerned.length : null,
    me: permissionOf(engine, stop, concerned, viewer),
  };
}

function permissionOf(
  engine: Engine,
  stop: Stop,
  concerned: readonly AgentSession[],
  viewer: Who,
): contract.StopListed['me'] {
  if (stop.resumed !== null) return { canResume: false, why: 'It has ended.' };
  if (viewer.kind !== 'person') return { canResume: false, why: 'A machine token ends no stop.' };
  const { allowed, why } = mayResume(engine, viewer.id, concerned);
  return { canResume: allowed, why };
}

export function stopPageOf(engine: Engine, file: StopFile, viewer: Who): contract.StopPage {
  const { stop, concerned, sessions, acknowledgements, tampering } = file;
  const after = acknowledgements.map(({ at }) => millisecondsAfter(stop, at));
  return {
    stop: stopListedOf(engine, stop, concerned, viewer),
    sessions: sessions.map((session) => stoppedOf(stop, session)),
    isCut: concerned.length > sessions.length,
    lastAfterMs: after.length === 0 ? null : Math.max(...after),
    tampering: tampering.map(({ at, machine, what }) => ({ at, machine, what })),
  };
}

function stoppedOf(stop: Stop, stopped: StoppedSession): contract.StoppedSession {
  const { session, acknowledged, counts, decisions, inProduction } = stopped;
  const { id: agent, host, session: name, machine, repository, operator, lastSeen } = session;
  return {
    agent,
    host,
    session: name,
    machine,
    repository,
    operator,
    lastSeen,
    acknowledged:
      acknowledged === null
        ? null
        : {
            how: acknowledged.how,
            at: acknowledged.at,
            afterMs: millisecondsAfter(stop, acknowledged.at),
            receivedAt: acknowledged.receivedAt,
          },
    counts: { ...counts },
    decisions: decisions.map((decision) => briefOf(decision)),
    inProduction: inProduction.map((decision) => briefOf(decision)),
  };
}

function briefOf(decision: StoredDecision): contract.DecisionBrief {
  const { id, at, tool, headline, outcome, environment, effects, caseId } = decision;
  return { id, at, tool, headline, outcome, environment, effects: { ...effects }, caseId };
}

/** Clocks differ, so one that says “before” is taken for “at once”. */
function millisecondsAfter(stop: Stop, at: string): number {
  return Math.max(0, Date.parse(at) - Date.parse(stop.at));
}

function nameOf({ world }: Engine, by: string): string {
  return world.catalog.people.get(by)?.name ?? by;
}
