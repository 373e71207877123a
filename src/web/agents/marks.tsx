import type { AgentOutcome } from '../../server/contract/agents/agent-parts.ts';
import type { AgentState, AgentSummary } from '../../server/contract/agents/agents.ts';
import { Mark } from '../ui/parts.tsx';
import { AGENT_STATES, OUTCOME_ORDER, OUTCOMES } from './words.ts';

export type Counts = AgentSummary['counts'];

export function StateMark({ state }: { readonly state: AgentState }) {
  const { word, icon, meaning } = AGENT_STATES[state];
  return (
    <Mark meaning={meaning} icon={icon}>
      {word}
    </Mark>
  );
}

export function OutcomeMark({ outcome }: { readonly outcome: AgentOutcome }) {
  const { word, icon, meaning } = OUTCOMES[outcome];
  return (
    <Mark meaning={meaning} icon={icon}>
      {word}
    </Mark>
  );
}

export function total(counts: Counts): number {
  return OUTCOME_ORDER.reduce((sum, outcome) => sum + counts[outcome], 0);
}

/** In words, for files: `2 held, 41 allowed`. */
export function countsText(counts: Counts): string {
  const said = OUTCOME_ORDER.filter((outcome) => counts[outcome] > 0);
  return said.map((outcome) => `${counts[outcome]} ${OUTCOMES[outcome].word}`).join(', ');
}

/** How decisions came out, worst first; what did not happen is left out. */
export function CountsLine({ counts }: { readonly counts: Counts }) {
  const said = OUTCOME_ORDER.filter((outcome) => counts[outcome] > 0);
  if (said.length === 0) return <span className="muted">nothing yet</span>;
  return (
    <span className="counts">
      {said.map((outcome) => {
        const { word, icon, meaning } = OUTCOMES[outcome];
        const figure = `${counts[outcome].toLocaleString('en-GB')} ${word}`;
        return outcome === 'allow' ? (
          <span key={outcome} className="muted nowrap">
            {figure}
          </span>
        ) : (
          <Mark key={outcome} meaning={meaning} icon={icon}>
            {figure}
          </Mark>
        );
      })}
    </span>
  );
}
