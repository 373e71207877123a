import { useState } from 'react';
import type { SafetyCase } from '../../../server/contract/cases.ts';
import type { CaseGovernance } from '../../../server/contract/governance/governance.ts';
import { ProblemError } from '../../app/api.ts';
import { SignsNote } from '../../governance/signs-note.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Address } from '../../ui/parts.tsx';
import { seenOn } from '../answer/seen-on.ts';
import { caseGovernanceApi } from '../governance/calls.ts';
import { useFollow } from '../governance/follow.ts';
import { explanationOf, type Draft } from './draft.ts';
import { FactsBeside } from './facts-beside.tsx';
import { ExplainField } from './field.tsx';
import { fieldRefused, PARTS } from './parts.ts';
import { useDraft } from './use-draft.ts';

/** Why it was given back, kindly: what is missing, what to do, and that nothing is lost. */
function GivenBack({ problem }: { readonly problem: ProblemError }) {
  return (
    <p className="notice" role="alert">
      <Icon name="refused" />
      <span>
        <strong>{problem.message}</strong> {problem.advice} What you wrote is kept in this browser.
      </span>
    </p>
  );
}

const SENDING = { send: 'Put it on the record', busy: 'Sending…' } as const;
const SIGNING = { send: 'Sign and put it on the record', busy: 'Signing…' } as const;

/** Where the author says what the change does. Only facts stand beside it; the fields are empty. */
export function ExplainForm(props: {
  readonly safety: SafetyCase;
  readonly governance: CaseGovernance;
  readonly me: string;
  /** What the same author said before; left out the first time. */
  readonly before?: Draft;
  /** That it was not signed, and counts no longer. */
  readonly isUnsigned: boolean;
  readonly onDone: () => void;
}) {
  const { safety, governance, me, before, isUnsigned, onDone } = props;
  const { facts, terms } = governance;
  const signs = terms.presence.length > 0;
  const words = signs ? SIGNING : SENDING;
  const { draft, isFound, put, clear } = useDraft(safety.id, me, before);
  const [problem, setProblem] = useState<ProblemError | null>(null);
  const [busy, setBusy] = useState(false);
  const follow = useFollow();
  const effects = [...new Set(facts.irreversible.map(({ effect }) => effect))];
  const refused = problem === null ? null : fieldRefused(problem.message, effects);

  const send = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    try {
      const seen = signs ? seenOn(safety) : null;
      const shown = await caseGovernanceApi.explain(safety.id, explanationOf(draft), seen);
      clear();
      await follow(shown);
      onDone();
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setProblem(error);
      const field = fieldRefused(error.message, effects);
      if (field !== null) document.getElementById(field)?.focus();
    } finally {
      setBusy(false);
    }
  };

  return (
    <form
      className="explain"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <FactsBeside facts={facts} />
      <div className="explain-fields">
        {isFound && <p className="small muted">Your draft of an earlier visit is back.</p>}
        {isUnsigned && !isFound && (
          <p className="small muted">
            What you said before was not signed and counts no longer. It stands below: read it
            again, change what is no longer so, and sign it.
          </p>
        )}
        {PARTS.map(({ part, title, hint }) => (
          <ExplainField
            key={part}
            part={part}
            title={title}
            hint={hint}
            rows={3}
            value={draft[part]}
            refused={refused === `explain-${part}`}
            onChange={(text) => put({ [part]: text })}
          />
        ))}
        {effects.map((effect, index) => (
          <ExplainField
            key={effect}
            part={index}
            title={
              <>
                Why <Address text={effect} /> may go for good
              </>
            }
            hint={
              terms.explainsEffects
                ? 'What was checked before, and what is left if it was needed after all.'
                : 'Not asked for here; a word on it helps whoever decides.'
            }
            rows={2}
            value={draft.effects[effect] ?? ''}
            refused={refused === `explain-effect-${index}`}
            onChange={(text) => put({ effects: { ...draft.effects, [effect]: text } })}
          />
        ))}
        {problem !== null && <GivenBack problem={problem} />}
        <div className="explain-act">
          <button type="submit" className="button button-main" aria-disabled={busy}>
            {busy ? words.busy : words.send}
          </button>
          {signs && (
            <SignsNote>
              what you wrote, and the change and its assessment as this page shows them
            </SignsNote>
          )}
          <p className="small muted">
            It stands on this page under your name and goes into the ledger. What you have not sent
            is kept in this browser.
          </p>
        </div>
      </div>
    </form>
  );
}
