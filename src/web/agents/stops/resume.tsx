import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { StopListed } from '../../../server/contract/agents/stops.ts';
import { ProblemError } from '../../app/api.ts';
import { stopQuery } from '../../app/queries.ts';
import { Section } from '../../case/section.tsx';
import { SignsNote } from '../../governance/signs-note.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Ago } from '../../ui/parts.tsx';
import '../form.css';
import { resumeSigned } from './resume-signed.ts';

const SHORTEST = 3;
const LONGEST = 1000;

function useResume(id: string) {
  const client = useQueryClient();
  const busy = useRef(false);
  const [problem, setProblem] = useState<ProblemError | null>(null);
  const [isBusy, setBusy] = useState(false);
  const resume = async (reason: string): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    setBusy(true);
    setProblem(null);
    try {
      client.setQueryData(stopQuery(id).queryKey, await resumeSigned(id, reason));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setProblem(error);
    } finally {
      busy.current = false;
      setBusy(false);
      void client.invalidateQueries({ queryKey: ['stops'] });
      void client.invalidateQueries({ queryKey: ['stop', id] });
      void client.invalidateQueries({ queryKey: ['agents'] });
    }
  };
  return { problem, isBusy, resume };
}

function Form({ stop }: { readonly stop: StopListed }) {
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const { problem, isBusy, resume } = useResume(stop.id);
  return (
    <form
      className="plain-form no-print"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim().length >= SHORTEST) return void resume(reason.trim());
        setMissing(true);
        field.current?.focus();
      }}
    >
      <label htmlFor="resume-reason">
        <span>
          Why they may go on <span className="muted">(required; it is written to the ledger)</span>
        </span>
      </label>
      <textarea
        id="resume-reason"
        ref={field}
        className="field"
        rows={2}
        maxLength={LONGEST}
        value={reason}
        aria-invalid={missing}
        aria-describedby={missing ? 'resume-missing' : undefined}
        placeholder="What was found, and what was done about it"
        onChange={(event) => {
          setReason(event.target.value);
          setMissing(false);
        }}
      />
      {missing && (
        <p id="resume-missing" className="stop-missing" role="alert">
          <Icon name="refused" size={14} /> Give a reason of at least {SHORTEST} characters.
        </p>
      )}
      {problem !== null && (
        <p className="notice" role="alert">
          <Icon name="refused" />
          <span>
            <strong>{problem.message}</strong> {problem.advice} It is stopped still.
          </span>
        </p>
      )}
      <SignsNote>what was stopped, by whom and why, and why they may go on</SignsNote>
      <p>
        <button type="submit" className="button button-main" aria-disabled={isBusy}>
          <Icon name="released" />
          {isBusy ? 'Signing…' : 'Sign and resume'}
        </button>
      </p>
    </form>
  );
}

/** How the stop ended, or the way to end it for whoever may. */
export function ResumeSection({ stop }: { readonly stop: StopListed }) {
  const { resumed, me } = stop;
  return (
    <div className={resumed === null ? 'no-print' : undefined}>
      <Section id="resume" title={resumed === null ? 'Resume' : 'Resumed'}>
        {resumed === null ? (
          <div className="resume">
            <p>
              <strong>{me.canResume ? 'You may resume.' : 'You cannot resume this.'}</strong>{' '}
              {me.why}{' '}
              <span className="muted">
                It takes somebody senior whose own agent it is not, and their passkey: neither a
                token nor a session alone ends a stop.
              </span>
            </p>
            {me.canResume && <Form stop={stop} />}
          </div>
        ) : (
          <div className="notice notice-released">
            <Icon name="released" />
            <p>
              <strong>{resumed.byName}</strong> let them go on, <Ago at={resumed.at} />:{' '}
              <q>{resumed.reason}</q>
              {resumed.evidence !== null && <span className="muted"> Signed with a passkey.</span>}
            </p>
          </div>
        )}
      </Section>
    </div>
  );
}
