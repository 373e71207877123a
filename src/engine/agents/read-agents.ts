import { instantAfter, type Engine } from '../engine.ts';
import { EngineFault } from '../fault.ts';
import type { DecisionCursor } from './ports.ts';
import { concerns } from './stops/scope.ts';
import type { AgentSession, Stop, StoredDecision } from './types.ts';

const MINUTE = 60 * 1000;

/** Not heard of for so long, a session is quiet. */
const QUIET_AFTER = 5 * MINUTE;

const MOST_SESSIONS = 2_000;

export type AgentState = 'running' | 'stopped' | 'ended' | 'quiet';

export interface AgentNow {
  readonly session: AgentSession;
  readonly state: AgentState;
  /** Active stops that concern it. */
  readonly stops: readonly Stop[];
}

export interface AgentFilter {
  readonly state: AgentState | null;
  readonly host: string | null;
  readonly machine: string | null;
  readonly repository: string | null;
  /** As the guard named them, or a person's id. */
  readonly operator: string | null;
  /** Instant before which nobody is asked about. */
  readonly since: string;
  readonly limit: number;
}

export interface AgentsNow {
  readonly agents: readonly AgentNow[];
  readonly states: Readonly<Record<AgentState, number>>;
  readonly isCut: boolean;
  readonly at: string;
}

/** Sessions as they stand now, latest seen first. */
export async function listAgents(engine: Engine, filter: AgentFilter): Promise<AgentsNow> {
  const { agents } = engine.store;
  const at = engine.clock.now();
  const seen = await agents.listSessions(filter.since, MOST_SESSIONS);
  const { stops } = await agents.activeStops();
  const onSystems = await onStoppedSystems(engine, stops, at);
  const { catalog } = engine.world;
  const matching = seen
    .filter((each) => filter.host === null || each.host === filter.host)
    .filter((each) => filter.machine === null || each.machine === filter.machine)
    .filter((each) => filter.repository === null || each.repository === filter.repository)
    .filter(
      ({ operator }) =>
        filter.operator === null ||
        operator === filter.operator ||
        (operator !== null && catalog.personBy(operator)?.id === filter.operator),
    )
    .map((session) => asOfNow(session, stops, onSystems, at));
  const states = { running: 0, stopped: 0, ended: 0, quiet: 0 };
  for (const { state } of matching) states[state]++;
  const wanted = matching.filter(({ state }) => filter.state === null || state === filter.state);
  const isCut = wanted.length > filter.limit || seen.length === MOST_SESSIONS;
  return { agents: wanted.slice(0, filter.limit), states, isCut, at };
}

export interface AgentFile {
  readonly agent: AgentNow;
  readonly decisions: readonly StoredDecision[];
  readonly next: DecisionCursor | null;
  /** Active ones, then past ones that it obeyed or that concerned it, newest first. */
  readonly stops: readonly Stop[];
}

/** One session with a page of its decisions. Throws `unknown-agent`. */
export async function readAgent(
  engine: Engine,
  id: string,
  before: DecisionCursor | null,
  limit: number,
): Promise<AgentFile> {
  const { agents } = engine.store;
  const at = engine.clock.now();
  const session = await agents.findSession(id);
  if (session === null) throw unknownAgent(id);
  const { stops: active } = await agents.activeStops();
  const agent = asOfNow(session, active, await onStoppedSystems(engine, active, at), at);
  const read = await agents.listDecisions(id, {
    ...(before !== null && { before }),
    limit: limit + 1,
  });
  const decisions = read.slice(0, limit);
  const last = decisions.at(-1);
  const past = (await agents.pastStops(100)).filter(
    (stop) =>
      !active.some(({ id: binding }) => binding === stop.id) &&
      stop.at >= session.firstSeen &&
      stop.at <= session.lastSeen &&
      concerns(stop.scope, session, false),
  );
  return {
    agent,
    decisions,
    next:
      read.length > limit && last !== undefined
        ? { at: last.at, sequence: last.sequence, id: last.id }
        : null,
    stops: [...agent.stops, ...past],
  };
}

/** For each stopped system, the sessions that had to do with it in the last day. */
async function onStoppedSystems(
  { store }: Engine,
  stops: readonly Stop[],
  now: string,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const since = instantAfter(now, -24 * 60 * MINUTE);
  const found = new Map<string, ReadonlySet<string>>();
  for (const { scope } of stops) {
    if (scope.kind !== 'system' || found.has(scope.system)) continue;
    found.set(scope.system, new Set(await store.agents.sessionsOnSystem(scope.system, since)));
  }
  return found;
}

function asOfNow(
  session: AgentSession,
  active: readonly Stop[],
  onSystems: ReadonlyMap<string, ReadonlySet<string>>,
  now: string,
): AgentNow {
  const stops = active.filter(({ scope }) => {
    const onSystem =
      scope.kind === 'system' && onSystems.get(scope.system)?.has(session.id) === true;
    return concerns(scope, session, onSystem);
  });
  return { session, stops, state: stateOf(session, stops.length > 0, now) };
}

function stateOf(session: AgentSession, isStopped: boolean, now: string): AgentState {
  if (session.endedAt !== null && session.endedAt >= session.lastSeen) return 'ended';
  if (isStopped) return 'stopped';
  return session.lastSeen <= instantAfter(now, -QUIET_AFTER) ? 'quiet' : 'running';
}

function unknownAgent(id: string): EngineFault {
  return new EngineFault(
    'unknown-agent',
    `There is no session ${id}.`,
    'See GET /api/agents, or the page of the agents, for those there are.',
  );
}
