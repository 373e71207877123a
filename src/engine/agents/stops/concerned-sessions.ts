import { instantAfter, type Engine } from '../../engine.ts';
import type { AgentReads } from '../ports.ts';
import { concerns } from './scope.ts';
import type { AgentSession, Stop } from '../types.ts';

const HOUR = 60 * 60 * 1000;

/** Seen this long before a stop, a session counts as one that it meant. */
export const STOP_LOOKS_BACK = HOUR;

/** A session on a system is one that had to do with it this long before. */
const SYSTEM_LOOKS_BACK = 24 * HOUR;

const MOST_SESSIONS = 2_000;

/** Sessions a stop was meant for or that obeyed it, latest seen first. */
export async function concernedSessions(
  reads: AgentReads,
  stop: Stop,
): Promise<readonly AgentSession[]> {
  const { scope } = stop;
  const seen = await reads.listSessions(instantAfter(stop.at, -STOP_LOOKS_BACK), MOST_SESSIONS);
  const onSystem = new Set(
    scope.kind === 'system'
      ? await reads.sessionsOnSystem(scope.system, instantAfter(stop.at, -SYSTEM_LOOKS_BACK))
      : [],
  );
  const obeyed = new Set((await reads.listAcknowledgements(stop.id)).map(({ agent }) => agent));
  return seen.filter(
    (session) => obeyed.has(session.id) || isMeant(session, stop, onSystem.has(session.id)),
  );
}

function isMeant(session: AgentSession, stop: Stop, onSystem: boolean): boolean {
  if (session.endedAt !== null && session.endedAt < stop.at) return false;
  if (stop.resumed !== null && session.firstSeen > stop.resumed.at) return false;
  return concerns(stop.scope, session, onSystem);
}

/** Ids of the people behind sessions, and those of whom the catalog knows nobody. */
export function operatorsOf(
  { world }: Engine,
  sessions: readonly AgentSession[],
): { readonly people: ReadonlySet<string>; readonly unknown: readonly string[] } {
  const named = [...new Set(sessions.flatMap(({ operator }) => operator ?? []))].toSorted();
  const people = named.flatMap((name) => world.catalog.personBy(name)?.id ?? []);
  const unknown = named.filter((name) => world.catalog.personBy(name) === null);
  return { people: new Set(people), unknown };
}
