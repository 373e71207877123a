import type { AgentHost } from './types.ts';

export const AGENT_HOSTS: readonly AgentHost[] = [];

/** The host of that id or alias, or null. */
export function hostNamed(name: string): AgentHost | null {
  return AGENT_HOSTS.find(({ id, aliases }) => id === name || aliases.includes(name)) ?? null;
}
