import { sessionId } from '../session-id.ts';
import type { AgentDecision, AgentOutcome, SessionSighting } from '../types.ts';

/** What decisions tell of their sessions, one sighting each, in order of session. */
export function sightingsOf(
  decisions: readonly AgentDecision[],
  options: { readonly counted: boolean },
): readonly SessionSighting[] {
  const bySession = new Map<string, AgentDecision[]>();
  for (const decision of decisions) {
    const id = sessionId(decision);
    const list = bySession.get(id);
    if (list === undefined) bySession.set(id, [decision]);
    else list.push(decision);
  }
  return [...bySession]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([id, list]) => {
      if (!options.counted) return earliestAndLatest(id, list);
      const latest = list.reduce((a, b) => (isLater(b, a) ? b : a));
      return [{ ...sighting(id, latest), decided: decidedOf(latest, list) }];
    });
}

/** Both ends, so that first and last seen are right whatever order records come in. */
function earliestAndLatest(id: string, list: readonly AgentDecision[]): readonly SessionSighting[] {
  const earliest = list.reduce((a, b) => (isLater(a, b) ? b : a));
  const latest = list.reduce((a, b) => (isLater(b, a) ? b : a));
  return earliest === latest
    ? [sighting(id, latest)]
    : [sighting(id, earliest), sighting(id, latest)];
}

function isLater(a: AgentDecision, b: AgentDecision): boolean {
  return a.at === b.at ? a.sequence >= b.sequence : a.at > b.at;
}

function sighting(id: string, decision: AgentDecision): SessionSighting {
  const { machine, host, session, at, model, repository, cwd, operator } = decision;
  return { id, machine, host, session, at, model, repository, cwd, operator, ends: false };
}

function decidedOf(
  latest: AgentDecision,
  list: readonly AgentDecision[],
): NonNullable<SessionSighting['decided']> {
  const counts: Record<AgentOutcome, number> = { allow: 0, ask: 0, hold: 0, deny: 0, stop: 0 };
  for (const { outcome } of list) counts[outcome]++;
  return { counts, outcome: latest.outcome, headline: latest.headline };
}
