import { instantAfter, type Engine } from '../../engine.ts';
import { unknownStop } from './acknowledge-stop.ts';
import { concernedSessions, STOP_LOOKS_BACK } from './concerned-sessions.ts';
import type { StopListState } from '../ports.ts';
import { concerns } from './scope.ts';
import type {
  Acknowledgement,
  AgentSession,
  OutcomeCounts,
  Stop,
  StopScope,
  StoredDecision,
  Tampering,
} from '../types.ts';

const MOST_PAST = 100;
const MOST_SESSIONS = 100;
const MOST_DECISIONS = 50;

export interface StopLists {
  readonly active: readonly Stop[];
  readonly past: readonly Stop[];
  readonly revision: number;
  /** Sessions each active stop concerns, by its id. */
  readonly concerned: ReadonlyMap<string, readonly AgentSession[]>;
}

export async function listStops({ store }: Engine): Promise<StopLists> {
  const { stops: active, revision } = await store.agents.activeStops();
  const binding = new Set(active.map(({ id }) => id));
  const ended = await store.agents.pastStops(MOST_PAST);
  const past = ended.filter(({ id }) => !binding.has(id));
  const concerned = new Map<string, readonly AgentSession[]>();
  for (const stop of active) concerned.set(stop.id, await concernedSessions(store.agents, stop));
  return { active: active.toReversed(), past, revision, concerned };
}

/** What guards go by. */
export function activeStops({ store }: Engine): Promise<StopListState> {
  return store.agents.activeStops();
}

export interface StoppedSession {
  readonly session: AgentSession;
  readonly acknowledged: Acknowledgement | null;
  readonly counts: OutcomeCounts;
  readonly decisions: readonly StoredDecision[];
  readonly inProduction: readonly StoredDecision[];
}

export interface StopFile {
  readonly stop: Stop;
  readonly concerned: readonly AgentSession[];
  /** At most 100: those that have not obeyed first. */
  readonly sessions: readonly StoppedSession[];
  readonly acknowledgements: readonly Acknowledgement[];
  readonly tampering: readonly Tampering[];
}

/** What was stopped, and what it had done up to then. Throws `unknown-stop`. */
export async function readStop({ store }: Engine, id: string): Promise<StopFile> {
  const { agents } = store;
  const { stops: active } = await agents.activeStops();
  const stop = active.find((each) => each.id === id) ?? (await agents.findStop(id));
  if (stop === null) throw unknownStop(id);
  const concerned = await concernedSessions(agents, stop);
  const acknowledgements = await agents.listAcknowledgements(id);
  const obeyed = new Map(acknowledgements.map((said) => [said.agent, said]));
  const shown = concerned
    .toSorted((a, b) => Number(obeyed.has(a.id)) - Number(obeyed.has(b.id)))
    .slice(0, MOST_SESSIONS);
  const upTo = { at: stop.at, stop: id };
  const sessions: StoppedSession[] = [];
  for (const session of shown) {
    const [counts, decisions, inProduction] = await Promise.all([
      agents.countDecisions(session.id, stop.at),
      agents.listDecisions(session.id, { upTo, limit: MOST_DECISIONS }),
      agents.listDecisions(session.id, { upTo, onlyInProduction: true, limit: MOST_DECISIONS }),
    ]);
    const acknowledged = obeyed.get(session.id) ?? null;
    sessions.push({ session, acknowledged, counts, decisions, inProduction });
  }
  return { stop, concerned, sessions, acknowledgements, tampering: await agents.listTampering(id) };
}

/** How many sessions seen in the last hour a scope is about. */
export async function countConcerned(engine: Engine, scope: StopScope): Promise<number> {
  const { agents } = engine.store;
  const since = instantAfter(engine.clock.now(), -STOP_LOOKS_BACK);
  const [sessions, onSystem] = await Promise.all([
    agents.listSessions(since, 2_000),
    scope.kind === 'system' ? agents.sessionsOnSystem(scope.system, since) : [],
  ]);
  const there = new Set(onSystem);
  return sessions.filter((each) => concerns(scope, each, there.has(each.id))).length;
}
