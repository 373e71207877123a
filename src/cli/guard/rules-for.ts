import { agentId } from '../../core/policy/acting-agent.ts';
import type { AgentHost } from '../../doors/agent/types.ts';
import type { LoadedSnapshot } from './snapshot/loaded.ts';

type Host = Pick<AgentHost, 'id' | 'aliases' | 'title'>;

const byHost = new WeakMap<LoadedSnapshot, Map<string, LoadedSnapshot>>();

/**
 * The rules as this host's agent meets them: an agent goes by any name of its host, and a grant that is for
 * some programs serves no call that runs another.
 */
export function rulesFor(
  snapshot: LoadedSnapshot,
  host: Host,
  programs: readonly string[],
): LoadedSnapshot {
  const { autonomy = [], grants = [] } = snapshot.policy;
  if (autonomy.length === 0 && grants.length === 0) return snapshot;
  const key = [host.id, ...programs].join('\0');
  const known = byHost.get(snapshot) ?? new Map<string, LoadedSnapshot>();
  byHost.set(snapshot, known);
  const found = known.get(key);
  if (found !== undefined) return found;
  if (known.size > 1000) known.clear();
  const named = <T extends { readonly agents: readonly string[] }>(each: T): T => ({
    ...each,
    agents: each.agents.flatMap((agent) =>
      isCalled(agent, host) ? [agent, agentId(host.title)] : [agent],
    ),
  });
  const policy = {
    ...snapshot.policy,
    autonomy: autonomy.map(named),
    grants: grants.filter((grant) => serves(grant.programs, programs)).map(named),
  };
  const made = { ...snapshot, policy };
  known.set(key, made);
  return made;
}

function isCalled(agent: string, { id, aliases }: Host): boolean {
  return agent === id || aliases.includes(agent);
}

function serves(granted: readonly string[] | null, programs: readonly string[]): boolean {
  return (
    granted === null || (programs.length > 0 && programs.every((each) => granted.includes(each)))
  );
}
