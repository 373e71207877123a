import type { Assessment } from '../assess.ts';
import { isAiAssisted } from '../provenance/judge.ts';

/** Names of the agents that are about to act themselves; empty for a change that people hand in. */
export function actingAgents({ change, provenance }: Assessment): readonly string[] {
  if (change.kind !== 'action' || !isAiAssisted(provenance)) return [];
  return provenance.tools.length === 0 ? ['agent'] : provenance.tools.map(agentId);
}

/** `Claude Code` is `claude-code`. */
export function agentId(tool: string): string {
  return tool
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-');
}

/** Whether a list of agents, where `*` is any, names one of these. */
export function namesOneOf(listed: readonly string[], agents: readonly string[]): boolean {
  return listed.includes('*') || agents.some((agent) => listed.includes(agent));
}
