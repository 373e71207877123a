import type { Finding, Rule, Subject } from './types.ts';
import { quantityOf } from '../values/quantity.ts';
import type { Quantity } from '../values/quantity.ts';
import { hasWord, wordSet } from '../values/words.ts';
import { meaningOf } from './meanings.ts';
import type { Meaning } from './meanings.ts';
import { movement } from './say.ts';

/** Ten times as much or a tenth is a slip of the finger as often as a decision. */
const LEAP = 10;

/** A number grows or shrinks tenfold or more, goes to nothing, or loses its limit. */
export const numberLeapRule: Rule = (subject) => {
  const { change, last, words } = subject;
  if (change.kind !== 'changed') return null;
  const meaning = meaningOf(last, words);
  if (meaning === null) return null;
  const before = quantityOf(change.before, words);
  const after = quantityOf(change.after, words);
  if (before === null || after === null || before.measure === 'fraction') return null;
  if (after.amount < 0) return before.amount > 0 ? unlimited(subject, meaning) : null;
  if (before.amount <= 0) return null;
  if (after.amount === 0) return toNothing(subject, meaning);
  return factor(subject, meaning, before, after);
};

function factor(
  subject: Subject,
  meaning: Meaning,
  before: Quantity,
  after: Quantity,
): Finding | null {
  // A number without a unit and one with a unit cannot be compared.
  if (before.measure !== after.measure) return null;
  const times = after.amount / before.amount;
  if (times < LEAP * (1 - 1e-9) && times > (1 + 1e-9) / LEAP) return null;
  // From 1 to 10 or 16 is how small systems grow.
  if (before.measure === 'count' && Math.max(before.amount, after.amount) <= 16) return null;
  const how =
    times > 1 ? `${round(times)} times as much` : `a ${round(1 / times)}th of what it was`;
  return {
    traits: ['number-leap'],
    because: `${movement(subject)}, ${how}; this is ${meaning.what}`,
    safer: ['go there in steps, and watch what each one does', 'check the unit of the new number'],
  };
}

function unlimited(subject: Subject, meaning: Meaning): Finding {
  return {
    traits: ['number-leap'],
    because: `${movement(subject)}, which usually means without limit; this is ${meaning.what}`,
    safer: ['set a limit that is high enough instead of none'],
  };
}

const SCALE_WORDS = wordSet('replicas replicacount instances');
const NOT_THE_SCALE = wordSet('min minimum max maximum hot standby read');

function toNothing(subject: Subject, meaning: Meaning): Finding | null {
  if (meaning.id === 'interval' || meaning.id === 'limit') {
    // A lower bound or a delay of nothing is ordinary.
    if (!hasWord(subject.last, wordSet('max maximum limit limits'))) return null;
  }
  const zero = meaning.zero === undefined ? '' : `; ${meaning.zero}`;
  const scale = hasWord(subject.last, SCALE_WORDS) && !hasWord(subject.last, NOT_THE_SCALE);
  return {
    traits: scale ? ['downtime', 'number-leap', 'scaled-to-zero'] : ['number-leap'],
    ...(scale ? { reversibility: 'costly' as const } : {}),
    because: scale
      ? `${movement(subject)}, so nothing runs any more until somebody raises it again`
      : `${movement(subject)}; this is ${meaning.what}${zero}`,
    safer: scale
      ? ['keep at least one copy running']
      : ['look up what 0 means here; set a small number instead'],
  };
}

function round(times: number): string {
  return times >= 100 ? String(Math.round(times)) : String(Math.round(times * 10) / 10);
}
