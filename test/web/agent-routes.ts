/** The API about agents, over the sample in memory. */
import type { NewStop } from '../../src/server/contract/agents/stops.ts';
import type { Agents } from './sample/agents.ts';

/** What a route answers; undefined where there is none, null where what it names is not there. */
export interface Answered {
  readonly status: number;
  readonly body: unknown;
  /** A stop that pages are told of. */
  readonly stop?: string;
}

const found = (body: unknown): Answered => ({ status: 200, body });

/** What agents do, stops, grants and lessons. */
export async function agentRoute(
  agents: Agents,
  me: string,
  key: string,
  body: () => Promise<unknown>,
): Promise<Answered | null | undefined> {
  const [, about, id] = /^\w+ \/api\/(\w+)(?:\/([\w-]+))?(?:\/(\w+))?$/.exec(key) ?? [];
  const method = key.slice(0, key.indexOf(' '));
  if (about === 'agents' && id === undefined) return found(agents.list());
  if (about === 'agents') return orNull(agents.page(id ?? '', me));
  if (about === 'grants') return found(agents.grants(me));
  if (about === 'autonomy') return found(agents.autonomy());
  if (about === 'lessons') return found(agents.lessons());
  if (about !== 'stops') return undefined;
  if (method === 'POST') {
    const stop = agents.stop((await body()) as NewStop, me);
    const receipt = { ...stop, revision: 1, listening: 1, sessions: agents.agents.length };
    return { status: 201, body: receipt, stop: stop.id };
  }
  return id === undefined ? found(agents.stopList(me)) : orNull(agents.stopPage(id, me));
}

function orNull(body: unknown): Answered | null {
  return body === null ? null : found(body);
}
