import { useState } from 'react';
import type { SafetyCase } from '../../../server/contract/cases.ts';
import type { CaseGovernance } from '../../../server/contract/governance/governance.ts';
import { Ago, Avatar } from '../../ui/parts.tsx';
import { StateProvenance } from './state-provenance.tsx';

type Statement = CaseGovernance['statements'][number];

function saidWords({ says, tool }: Statement): string {
  if (says === 'human') return 'wrote this by hand';
  return tool === null ? 'had AI help' : `had AI help, with ${tool}`;
}

/** What those who had a hand in it say of it, under their names; and the form for one more. */
export function Statements(props: {
  readonly safety: SafetyCase;
  readonly governance: CaseGovernance;
  /** Whether something else says that AI had a part. */
  readonly showsAi: boolean;
}) {
  const { safety, governance, showsAi } = props;
  const [open, setOpen] = useState(false);
  const { statements, me } = governance;
  if (statements.length === 0 && !me.state.allowed) return null;
  return (
    <div className="statements">
      <h3>What those who made it say</h3>
      {statements.length === 0 && (
        <p className="muted">Nobody has said yet who or what wrote it.</p>
      )}
      <ul>
        {statements.map((statement, index) => (
          <li key={`${statement.at} ${statement.person}`}>
            <Avatar name={statement.name} size="s" />
            <div>
              <p>
                <strong>{statement.name}</strong> says: {saidWords(statement)}{' '}
                <span className="muted">
                  <Ago at={statement.at} />
                  {statements.findIndex(({ person }) => person === statement.person) < index &&
                    '; said otherwise since'}
                  {statement.says === 'human' &&
                    statement.evidence === null &&
                    governance.terms.presence.length > 0 &&
                    '; not signed, so it counts for nothing here: say it anew and sign it'}
                </span>
              </p>
              <blockquote>{statement.note}</blockquote>
            </div>
          </li>
        ))}
      </ul>
      {me.state.allowed && (
        <p className="no-print">
          <button type="button" className="button" onClick={() => setOpen(true)}>
            Say who or what wrote it…
          </button>
        </p>
      )}
      <StateProvenance
        safety={safety}
        asksPresence={governance.terms.presence.length > 0}
        open={open}
        showsAi={showsAi}
        onClose={() => setOpen(false)}
      />
    </div>
  );
}
