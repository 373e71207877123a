import { Link } from '@tanstack/react-router';
import type { SafetyCase } from '../../../server/contract/cases.ts';
import type { ProblemError } from '../../app/api.ts';
import { Icon } from '../../ui/icon.tsx';
import { Hash } from '../../ui/parts.tsx';
import { list } from '../../ui/words.ts';
import { explanationAsked } from '../explanation/explanation-state.ts';
import { AnswerForm } from './answer-form.tsx';
import './answer.css';
import { Section } from '../section.tsx';
import { STATES } from '../state-words.ts';
import { canTakeBack, TakeBack } from './take-back.tsx';
import { useAnswer } from './use-answer.ts';

function ProblemNotice({ problem }: { readonly problem: ProblemError }) {
  return (
    <div className="notice" role="alert">
      <Icon name="refused" />
      <p>
        <strong>{problem.message}</strong> {problem.advice} Your answer was not counted.{' '}
        {problem.code === 'no-passkey' && <Link to="/you">Enrol a passkey</Link>}
      </p>
    </div>
  );
}

/** Confirms with the entries that the answer became. */
function Recorded({ safety, me }: { readonly safety: SafetyCase; readonly me: string }) {
  // A release is written under the name of whoever gave the last approval, after the answer itself.
  const mine = safety.record.findLast(
    (entry) => entry.actor === me && entry.kind === 'case.answered',
  );
  const state = STATES[safety.state];
  return (
    <div className={`notice notice-${state.meaning}`} aria-live="polite">
      <Icon name={state.icon} />
      <div>
        <p>
          <strong>Your answer is on the record.</strong>{' '}
          {safety.state === 'waiting'
            ? 'The change stays held until the rest is met.'
            : `The case is now: ${state.word.toLowerCase()}.`}
        </p>
        {mine !== undefined && (
          <p>
            Entry{' '}
            <Link to="/ledger" search={{ at: mine.sequence }}>
              #{mine.sequence}
            </Link>
            , leaf <Hash value={mine.leafHash} />. It can be proved with{' '}
            <code>holdpoint ledger verify</code>.
          </p>
        )}
      </div>
    </div>
  );
}

function standingWords(safety: SafetyCase): string {
  const { canAnswer, why } = safety.me;
  if (!canAnswer) return `You cannot answer. ${why}`;
  const asked = explanationAsked(safety);
  return asked === null
    ? why
    : `Whoever wrote it is asked first: ${asked.names} has not said ${list(asked.parts)}.`;
}

/** The reader's own answer: approve or refuse with a reason, bound to what the page shows. */
export function AnswerSection(props: {
  readonly safety: SafetyCase;
  readonly stale: boolean;
  readonly me: string;
}) {
  const { safety, stale, me } = props;
  const { sending, send, reset } = useAnswer(safety);
  const open = safety.state === 'waiting' && safety.me.canAnswer && sending.kind !== 'sent';
  return (
    <Section id="answer" title="Your answer">
      <div className="answer-place">
        {sending.kind === 'problem' && <ProblemNotice problem={sending.problem} />}
        {sending.kind === 'sent' && <Recorded safety={safety} me={me} />}
        {safety.state !== 'waiting' && sending.kind !== 'sent' && (
          <p>
            This case is closed: {STATES[safety.state].word.toLowerCase()}. No answer changes it any
            more.
          </p>
        )}
        {safety.state === 'waiting' && sending.kind !== 'sent' && (
          <p className="muted">{standingWords(safety)}</p>
        )}
        {canTakeBack(safety, me) && <TakeBack safety={safety} stale={stale} onTaken={reset} />}
        {open && (
          <AnswerForm
            key={safety.assessment.digest}
            safety={safety}
            stale={stale}
            me={me}
            sending={sending}
            onSend={(answer, reason) => void send(answer, reason)}
          />
        )}
      </div>
    </Section>
  );
}
