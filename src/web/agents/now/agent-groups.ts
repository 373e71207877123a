import type { AgentState, AgentSummary } from '../../../server/contract/agents/agents.ts';
import type { Group } from '../../ui/table.tsx';
import { hasWords } from '../compare.ts';
import { AGENT_STATES, operatorName } from '../words.ts';

/** In the order of the page. */
export const STATE_ORDER: readonly AgentState[] = ['stopped', 'running', 'quiet', 'ended'];

function textOf(agent: AgentSummary): string {
  const { host, session, machine, repository, cwd, operator, lastHeadline, model } = agent;
  return [host, session, machine, repository, cwd, operator, lastHeadline, model]
    .concat(operatorName(agent), AGENT_STATES[agent.state].word)
    .join(' ');
}

/**
 * Sessions by state, those that began last first: a session that acts keeps its place, and moves only when
 * its state does.
 */
export function groupAgents(
  agents: readonly AgentSummary[],
  state: AgentState | null,
  filter: string,
): readonly Group<AgentSummary>[] {
  const kept = agents
    .filter((agent) => (state === null || agent.state === state) && hasWords(textOf(agent), filter))
    .toSorted((a, b) =>
      a.firstSeen > b.firstSeen ? -1 : a.firstSeen < b.firstSeen ? 1 : a.id < b.id ? -1 : 1,
    );
  return STATE_ORDER.map((each) => ({
    id: each,
    title: AGENT_STATES[each].word,
    rows: kept.filter((agent) => agent.state === each),
  })).filter((group) => group.rows.length > 0);
}
