import type { Directive } from '../../server/contract/governance/directives.ts';
import { calendarDate, count } from '../ui/words.ts';
import { elapsed } from './directive-words.ts';

/** Days left, in figures and as a bar of the time that is over. */
export function Countdown({ directive }: { readonly directive: Directive }) {
  const { starts, ends, daysLeft, state } = directive;
  if (starts === null || ends === null || daysLeft === null) return null;
  const isComing = state === 'coming';
  const percent = isComing ? 0 : Math.round(elapsed(directive) * 100);
  return (
    <div className="countdown">
      <p>
        {state === 'ended' ? (
          <strong>over</strong>
        ) : (
          <>
            <strong>{daysLeft.toLocaleString('en-GB')}</strong>{' '}
            {daysLeft === 1 ? 'day left' : 'days left'}
          </>
        )}
      </p>
      <svg className="countdown-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden>
        <rect className="countdown-whole" width="100" height="4" />
        <rect className="countdown-over" width={percent} height="4" />
      </svg>
      <p className="small muted">
        {isComing && 'begins '}
        {calendarDate(starts)} to {calendarDate(ends)}
        {!isComing && state !== 'ended' && `, ${percent}% over`}
        {isComing && `, ${count(daysLeft, 'day')} until its end`}
      </p>
    </div>
  );
}
