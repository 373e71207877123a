import type { StopScope } from '../../../server/contract/agents/agent-parts.ts';
import type { AgentSummary } from '../../../server/contract/agents/agents.ts';

export type ScopeKind = StopScope['kind'];

/** What the fields of the dialog say, all kinds at once, so that changing one's mind loses nothing. */
export interface ScopeDraft {
  readonly kind: ScopeKind;
  readonly host: string;
  /** Empty for every session of the host. */
  readonly session: string;
  readonly repository: string;
  readonly system: string;
  readonly machine: string;
}

const NOTHING = { host: '', session: '', repository: '', system: '', machine: '' } as const;

export function draftOf(scope: StopScope | null): ScopeDraft {
  return { ...NOTHING, kind: 'all', ...scope };
}

/** The scope that a draft comes to, or null while a name is missing. */
export function scopeOf(draft: ScopeDraft): StopScope | null {
  switch (draft.kind) {
    case 'all':
      return { kind: 'all' };
    case 'agent': {
      const { host, session } = draft;
      if (host === '') return null;
      return session === '' ? { kind: 'agent', host } : { kind: 'agent', host, session };
    }
    case 'repository': {
      const repository = draft.repository.trim();
      return repository === '' ? null : { kind: 'repository', repository };
    }
    case 'system': {
      const system = draft.system.trim();
      return system === '' ? null : { kind: 'system', system };
    }
    case 'machine': {
      const machine = draft.machine.trim();
      return machine === '' ? null : { kind: 'machine', machine };
    }
  }
}

/** The same words as on the record, as they follow “Stop”. */
export function scopeWords(scope: StopScope): string {
  switch (scope.kind) {
    case 'all':
      return 'every agent';
    case 'agent':
      return scope.session === undefined
        ? `every session of ${scope.host}`
        : `session ${scope.session} of ${scope.host}`;
    case 'repository':
      return `agents in ${scope.repository}`;
    case 'system':
      return `agents on ${scope.system}`;
    case 'machine':
      return `agents on machine ${scope.machine}`;
  }
}

const HOUR = 3_600_000;

/** Sessions that a stop would reach now; null where only the server knows (what touches a system). */
export function reached(
  scope: StopScope,
  agents: readonly AgentSummary[],
  now: number,
): readonly AgentSummary[] | null {
  if (scope.kind === 'system') return null;
  return agents.filter(
    (agent) =>
      agent.endedAt === null &&
      now - Date.parse(agent.lastSeen) < HOUR &&
      (scope.kind === 'all' ||
        (scope.kind === 'repository' && agent.repository === scope.repository) ||
        (scope.kind === 'machine' && agent.machine === scope.machine) ||
        (scope.kind === 'agent' &&
          agent.host === scope.host &&
          (scope.session === undefined || scope.session === agent.session))),
  );
}
