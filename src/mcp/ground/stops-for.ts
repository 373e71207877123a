import { agentId } from '../../core/policy/acting-agent.ts';
import type { StopsFound } from '../../cli/guard/stop/stop-files.ts';
import type { HostNames } from './ground.ts';

/** Stops as they concern an agent here: whoever stops one by any of its names means this way in as well. */
export function stopsFor(found: StopsFound, { id, aliases, title }: HostNames): StopsFound {
  if (found.kind === 'unreadable') return found;
  const names = new Set([agentId(title), ...aliases]);
  return {
    kind: 'read',
    stops: found.stops.map((stop) =>
      stop.scope.kind === 'agent' && stop.scope.session === undefined && names.has(stop.scope.host)
        ? { ...stop, scope: { kind: 'agent', host: id } }
        : stop,
    ),
  };
}
