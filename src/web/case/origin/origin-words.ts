import type { ChangeOrigin } from '../../../core/change/origin.ts';
import type { SafetyCase } from '../../../server/contract/cases.ts';
import { capital, cardinal } from '../../ui/words.ts';

/** `acme/shop, request 7`; for a push without one, that. */
export function requestWords({ repository, request }: ChangeOrigin): string {
  return request === null ? `${repository}, a push without a request` : `${repository} #${request}`;
}

/** That answers to the push before stand for this one, and why they may; null where none does. */
export function carriedWords({ answers }: Pick<SafetyCase, 'answers'>): string | null {
  const n = answers.filter((each) => each.carriedFrom !== undefined).length;
  if (n === 0) return null;
  const which = n === 1 ? 'One answer is' : `${capital(cardinal(n))} answers are`;
  return `${which} carried over from the push before: the difference is the same to the byte, and nobody new had a hand in it.`;
}

const MEANINGS: Partial<Readonly<Record<SafetyCase['state'], string>>> = {
  withdrawn:
    'Nobody is asked about it any more, and no release of it can be used. If the request is opened again, it is judged anew.',
  bypassed:
    'It is in, and no release covers what went in. Treat it as a change that nobody has looked at.',
};

/** How a case ended that nobody answered to its end, in the ledger's words, and what that means. */
export function endWords({ state, record }: Pick<SafetyCase, 'state' | 'record'>): string | null {
  const meaning = MEANINGS[state];
  if (meaning === undefined) return null;
  const entry = record.findLast(({ kind }) => kind === `case.${state}`);
  return entry === undefined ? meaning : `${entry.text.replace(/\.$/, '')}. ${meaning}`;
}
