import { UsageError } from '../faults.ts';
import type { StopScope } from '../guard/stop/stop-files.ts';

/** What `holdpoint stop` was told to stop. */
export interface ScopeOptions {
  readonly all?: true;
  readonly agent?: string;
  readonly repo?: string;
  readonly system?: string;
}

/** Throws `UsageError` unless exactly one thing was named. */
export function scopeOf({ all, agent, repo, system }: ScopeOptions): StopScope {
  const named = [all, agent, repo, system].filter((each) => each !== undefined);
  if (named.length !== 1) {
    throw new UsageError('say what to stop: one of --all, --agent X, --repo R and --system S');
  }
  if (agent !== undefined) return agentScope(agent);
  if (repo !== undefined) return { kind: 'repository', repository: filled('--repo', repo) };
  if (system !== undefined) return { kind: 'system', system: filled('--system', system) };
  return { kind: 'all' };
}

/** `claude-code`, or `claude-code:SESSION`. */
function agentScope(text: string): StopScope {
  const [, host = '', session] = /^([^:]*)(?::(.+))?$/s.exec(text) ?? [];
  if (!/^[\w.-]{1,64}$/.test(host)) {
    throw new UsageError(`--agent ${text}: not a host. Write claude-code, or claude-code:SESSION`);
  }
  return session === undefined ? { kind: 'agent', host } : { kind: 'agent', host, session };
}

function filled(flag: string, text: string): string {
  const trimmed = text.trim();
  if (trimmed === '') throw new UsageError(`${flag} needs a name`);
  return trimmed;
}
