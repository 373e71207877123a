import type { AgentState } from '../../server/contract/agents/agents.ts';
import { readText, without } from '../ui/search.ts';

/** What the address of a page with one table can say. */
export interface TableSearch {
  readonly filter?: string;
  /** Column, with `-` for descending. */
  readonly sort?: string;
}

/** Absent means: every state, unfiltered, in groups. */
export interface AgentsSearch extends TableSearch {
  readonly state?: AgentState;
}

const STATES: ReadonlySet<unknown> = new Set(['running', 'stopped', 'ended', 'quiet']);

export function readTableSearch(search: Record<string, unknown>): TableSearch {
  return without<TableSearch>({
    filter: readText(search['filter']),
    sort: readText(search['sort']),
  });
}

export function readAgentsSearch(search: Record<string, unknown>): AgentsSearch {
  const { state } = search;
  return without<AgentsSearch>({
    ...readTableSearch(search),
    state: STATES.has(state) ? (state as AgentState) : undefined,
  });
}
