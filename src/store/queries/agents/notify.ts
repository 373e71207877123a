import type { AgentsChanged } from '../../../engine/agents/ports.ts';
import type { Queryable } from '../../connection/pool.ts';

export const AGENTS_CHANGED = 'holdpoint_agents_changed';

/** Tells every server process, at the moment the transaction commits; once for equal events. */
export async function notifyAgentsChanged(
  db: Queryable,
  event: Exclude<AgentsChanged, { readonly kind: 'missed' }>,
): Promise<void> {
  const payload = 'id' in event ? `${event.kind}:${event.id}` : `${event.kind}:`;
  await db.query('select pg_notify($1, $2)', [AGENTS_CHANGED, payload]);
}

/** What a notification's payload says; null for one of a later version. */
export function agentsChangedOf(payload: string): AgentsChanged | null {
  const colon = payload.indexOf(':');
  const [kind, id] = [payload.slice(0, colon), payload.slice(colon + 1)];
  if (kind === 'agent' || kind === 'stop') return { kind, id };
  return kind === 'guard' ? { kind } : null;
}
