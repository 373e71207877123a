import type { ReplayAnswer } from '../../server/contract/governance/replay.ts';
import { count, list } from '../ui/words.ts';

/** `Of 214 changes, 12 more would have been held and 3 fewer.` */
export function replaySentence({ cases, shift }: ReplayAnswer): string {
  if (cases === 0) return 'Nothing was submitted in that time, so there is nothing to try it on.';
  const said = [
    ...(shift.newlyHeld > 0
      ? [`${shift.newlyHeld.toLocaleString('en-GB')} more would have been held`]
      : []),
    ...(shift.newlyReleased > 0
      ? [`${shift.newlyReleased.toLocaleString('en-GB')} would no longer have been held`]
      : []),
    ...(shift.newlyDenied > 0
      ? [`${shift.newlyDenied.toLocaleString('en-GB')} more would have been denied`]
      : []),
    ...(shift.noLongerDenied > 0
      ? [`${shift.noLongerDenied.toLocaleString('en-GB')} would no longer have been denied`]
      : []),
  ];
  const of = `Of ${count(cases, 'change')}, `;
  return said.length === 0 ? `${of}none would have come out otherwise.` : `${of}${list(said)}.`;
}

/** What it would cost the people who answer: a figure with its comparison. */
export function costFigure({ cost }: ReplayAnswer): {
  readonly value: string;
  readonly below: string;
} {
  if (cost.kind === 'unknown') return { value: 'unknown', below: cost.why };
  const { minutes, minutesPerApproval, sample } = cost;
  const much = count(Math.abs(Math.round(minutes)), 'minute');
  return {
    value: minutes === 0 ? 'no more' : `${much} ${minutes > 0 ? 'more' : 'less'}`,
    below: `at ${minutesPerApproval.toLocaleString('en-GB')} minutes an answer, the median of ${sample.toLocaleString('en-GB')}`,
  };
}
