import { useState } from 'react';
import type { Finding } from '../../../core/change/finding.ts';
import type { SafetyCase } from '../../../server/contract/cases.ts';
import { count } from '../../ui/words.ts';
import { useCaseGovernance } from '../governance/calls.ts';
import { Section } from '../section.tsx';
import { AcceptFinding } from './accept-finding.tsx';
import { findingsOf } from './finding-state.ts';
import { FindingItem } from './finding.tsx';
import './findings.css';

/** What in the lines of the change is known to cascade when it goes wrong. */
export function Findings({ safety }: { readonly safety: SafetyCase }) {
  const governance = useCaseGovernance(safety.id);
  const [accepting, setAccepting] = useState<Finding | null>(null);
  const all = findingsOf(safety, governance?.acceptances ?? []);
  if (all.length === 0) return null;
  const open = all.filter(({ state }) => state.kind === 'open').length;
  const accept = governance?.me.accept;
  return (
    <Section
      id="findings"
      title="What could cascade"
      aside={`${count(all.length, 'finding')}, ${open === 0 ? 'none of them holds' : open === 1 ? '1 holds' : `${open} hold`}`}
    >
      <ul className="findings">
        {all.map((placed) => (
          <FindingItem
            key={placed.finding.id}
            placed={placed}
            {...(accept?.allowed === true &&
              placed.state.kind === 'open' && { onAccept: () => setAccepting(placed.finding) })}
          />
        ))}
      </ul>
      {open > 0 && accept?.allowed === false && (
        <p className="small muted">You cannot accept a finding here. {accept.why}</p>
      )}
      <AcceptFinding
        safety={safety}
        signs={(governance?.terms.presence.length ?? 0) > 0}
        finding={accepting}
        onClose={() => setAccepting(null)}
      />
    </Section>
  );
}
