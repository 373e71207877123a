import { useRef, useState } from 'react';
import type { SafetyCase } from '../../../server/contract/cases.ts';
import { Icon } from '../../ui/icon.tsx';
import { Hash } from '../../ui/parts.tsx';
import { explanationAsked } from '../explanation/explanation-state.ts';
import { asksPresence } from './asks-presence.ts';
import { consequenceOf, unexplainedWords } from './consequence.ts';
import { RefuseDialog } from './refuse-dialog.tsx';
import { Shifted } from './shifted.tsx';
import type { AnswerKind, Sending } from './use-answer.ts';

/** The contract's bounds for a reason, in characters. */
const SHORTEST = 3;
const LONGEST = 2000;

export function AnswerForm(props: {
  readonly safety: SafetyCase;
  readonly stale: boolean;
  readonly me: string;
  readonly sending: Sending;
  readonly onSend: (answer: AnswerKind, reason: string) => void;
}) {
  const { safety, stale, me, sending, onSend } = props;
  const asked = explanationAsked(safety);
  const consequence =
    asked === null
      ? consequenceOf(safety, me)
      : { releases: false, text: unexplainedWords(asked.names) };
  const signs = asksPresence(safety);
  const [read, setRead] = useState(consequence.text);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const [refusing, setRefusing] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const busy = sending.kind === 'busy';
  const shifted = !stale && read !== consequence.text;

  const ready = (): boolean => {
    if (reason.trim().length >= SHORTEST) return true;
    setMissing(true);
    field.current?.focus();
    return false;
  };
  const approve = (): void => {
    if (!busy && !stale && !shifted && asked === null && ready()) onSend('approve', reason.trim());
  };
  const refuse = (): void => {
    if (!busy && !stale && ready()) setRefusing(true);
  };

  return (
    <form
      className="answer"
      onSubmit={(event) => {
        event.preventDefault();
        approve();
      }}
    >
      <label htmlFor="reason">
        Your reason <span className="muted">(required; it is written to the ledger)</span>
      </label>
      <textarea
        id="reason"
        ref={field}
        className="field"
        rows={3}
        maxLength={LONGEST}
        value={reason}
        aria-invalid={missing}
        aria-describedby={missing ? 'reason-missing' : undefined}
        placeholder="What you checked, and why it may or may not go"
        onChange={(event) => {
          setReason(event.target.value);
          setMissing(false);
        }}
      />
      {missing && (
        <p id="reason-missing" className="answer-missing" role="alert">
          <Icon name="refused" size={14} /> Give a reason of at least {SHORTEST} characters.
        </p>
      )}
      {shifted && <Shifted text={consequence.text} onSeen={() => setRead(consequence.text)} />}
      <p className="answer-consequence" id="consequence">
        {!stale && !shifted && (
          <>
            <Icon name={consequence.releases ? 'released' : 'held'} />
            <span>{consequence.text}</span>
          </>
        )}
        {stale && 'Read the new version before you answer.'}
      </p>
      {signs && !stale && asked === null && (
        <p className="muted">
          Your passkey signs this change (<Hash value={safety.assessment.change.digest} />
          ), this assessment of it, the rules, your answer and your reason. Refusing takes no
          signature.
        </p>
      )}
      <div className="answer-act">
        <button
          type="submit"
          id="approve"
          className="button button-main"
          aria-disabled={busy || stale || shifted || asked !== null}
          aria-describedby="consequence"
        >
          <Icon name="released" />
          {busy && sending.answer === 'approve' ? (signs ? 'Signing…' : 'Sending…') : 'Approve'}
          {consequence.releases && !busy && !shifted && !stale && ' and release'}
          {signs && !busy && asked === null && ' with your passkey'}
        </button>
        <button
          type="button"
          id="refuse"
          className="button"
          aria-disabled={busy || stale}
          onClick={refuse}
        >
          <Icon name="refused" />
          {busy && sending.answer === 'refuse' ? 'Sending…' : 'Refuse…'}
        </button>
      </div>
      <RefuseDialog
        open={refusing}
        onOpenChange={setRefusing}
        title={safety.title}
        reason={reason.trim()}
        onRefuse={() => onSend('refuse', reason.trim())}
      />
    </form>
  );
}
