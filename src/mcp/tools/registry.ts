import { assessAction } from './assess-action.ts';
import { assessPlan } from './assess-plan.ts';
import { compareCandidates } from './compare-candidates.ts';
import { explainHold } from './explain-hold.ts';
import { lessons } from './lessons.ts';
import { recallIncidents } from './recall-incidents.ts';
import type { AgentTool } from './types.ts';
import { zones } from './zones.ts';

/** Every tool for agents, in the order in which they are listed. */
export const AGENT_TOOLS: readonly AgentTool[] = [
  assessAction,
  assessPlan,
  compareCandidates,
  explainHold,
  recallIncidents,
  zones,
  lessons,
];
