import { Dialog } from '@base-ui/react/dialog';
import { useQuery } from '@tanstack/react-query';
import { useState, type RefObject } from 'react';
import type { StopScope } from '../../../server/contract/agents/agent-parts.ts';
import { agentsQuery } from '../../app/queries.ts';
import { Icon } from '../../ui/icon.tsx';
import { draftOf, scopeOf, scopeWords } from './scope.ts';
import { ScopeFields } from './scope-fields.tsx';
import { StopReach } from './stop-reach.tsx';
import { useStop } from './use-stop.ts';

/** The contract's bounds for a reason, in characters. */
const SHORTEST = 3;
const LONGEST = 1000;

const REASONS = ['It does what nobody asked for', 'It is about to destroy something'];

/** What to stop, why, and what that will reach. */
export function StopForm(props: {
  readonly scope: StopScope | null;
  readonly reasonField: RefObject<HTMLInputElement | null>;
  readonly onDone: () => void;
}) {
  const { reasonField, onDone } = props;
  const agents = useQuery(agentsQuery);
  const [draft, setDraft] = useState(() => draftOf(props.scope));
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState<'none' | 'reason' | 'scope'>('none');
  const { stopping, stop } = useStop(onDone);
  const scope = scopeOf(draft);
  const isBusy = stopping.kind === 'busy';

  const press = (): void => {
    if (scope === null) return setMissing('scope');
    if (reason.trim().length < SHORTEST) {
      setMissing('reason');
      reasonField.current?.focus();
      return;
    }
    void stop(scope, reason.trim());
  };

  return (
    <form
      className="stop-form"
      onSubmit={(event) => {
        event.preventDefault();
        press();
      }}
    >
      <Dialog.Description className="stop-lead">
        The next action of every agent that this concerns is refused, and its loop ends. Agents that
        Holdpoint supervises are ended as processes.
      </Dialog.Description>
      <ScopeFields
        draft={draft}
        agents={agents.data?.agents ?? []}
        onDraft={(next) => {
          setDraft(next);
          setMissing('none');
        }}
      />
      {missing === 'scope' && (
        <p className="stop-missing" role="alert">
          <Icon name="refused" size={14} /> Say which one.
        </p>
      )}
      <div className="stop-reason">
        <label htmlFor="stop-reason">
          Reason <span className="muted">(required; the agents and the ledger get it)</span>
        </label>
        <input
          id="stop-reason"
          ref={reasonField}
          className="field"
          autoComplete="off"
          maxLength={LONGEST}
          value={reason}
          aria-invalid={missing === 'reason'}
          aria-describedby={missing === 'reason' ? 'stop-reason-missing' : undefined}
          onChange={(event) => {
            setReason(event.target.value);
            setMissing('none');
          }}
        />
        {missing === 'reason' && (
          <p id="stop-reason-missing" className="stop-missing" role="alert">
            <Icon name="refused" size={14} /> Give a reason of at least {SHORTEST} characters.
          </p>
        )}
        <p className="stop-reasons">
          {REASONS.map((each) => (
            <button
              key={each}
              type="button"
              className="stop-chip"
              onClick={() => {
                setReason(each);
                setMissing('none');
                reasonField.current?.focus();
              }}
            >
              {each}
            </button>
          ))}
        </p>
      </div>
      <StopReach scope={scope} agents={agents.data?.agents ?? null} />
      {stopping.kind === 'problem' && (
        <p className="notice" role="alert">
          <Icon name="refused" />
          <span>
            <strong>{stopping.problem.message}</strong> {stopping.problem.advice} Pressing again is
            no second stop. At the machine itself this always works:{' '}
            <code>holdpoint stop --all --reason "…"</code>
          </span>
        </p>
      )}
      <div className="stop-act">
        <Dialog.Close className="button">Back</Dialog.Close>
        <button type="submit" className="stop-press" aria-disabled={isBusy}>
          <Icon name="stop" size={20} />
          <span>
            {isBusy ? 'Stopping…' : 'STOP'}
            {!isBusy && scope !== null && <span> {scopeWords(scope)}</span>}
          </span>
        </button>
      </div>
    </form>
  );
}
