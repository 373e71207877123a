import type { CaseGovernance } from '../../../server/contract/governance/governance.ts';
import { Ago } from '../../ui/parts.tsx';
import { count } from '../../ui/words.ts';
import { SaidParts } from './said.tsx';

/** What was said before it was said anew: it stays on the record. */
export function EarlierExplanations(props: { readonly all: CaseGovernance['explanations'] }) {
  const { all } = props;
  if (all.length === 0) return null;
  return (
    <details className="said-earlier">
      <summary>{count(all.length, 'earlier explanation')}, which no longer counts</summary>
      {all.map((said) => (
        <div key={`${said.at} ${said.person}`}>
          <p className="small muted">
            {said.name}, <Ago at={said.at} />
          </p>
          <SaidParts said={said} />
        </div>
      ))}
    </details>
  );
}
