import { quantityOf } from '../values/quantity.ts';
import { hasWord, wordSet } from '../values/words.ts';
import { movement } from './say.ts';
import type { Rule } from './types.ts';

const SHARES = wordSet('percent percentage pct rollout canary traffic weight ratio share fraction');
const FOR_PEOPLE = wordSet('rollout canary traffic release experiment variant feature flag flags');
/** A step of half of everybody at once, from a quarter or less. */
const STEP = 0.5;
const FROM_AT_MOST = 0.25;

/** The share of people or requests that something is on for goes up to nearly all, or to none, at once. */
export const rolloutRule: Rule = (subject) => {
  const { change, last, words } = subject;
  if (change.kind !== 'changed' || !hasWord(last, SHARES) || !hasWord(words, FOR_PEOPLE))
    return null;
  const before = quantityOf(change.before, words);
  const after = quantityOf(change.after, words);
  if (before === null || after === null) return null;
  // Without a unit a hundred is everybody unless both numbers are parts of one.
  const scale =
    before.measure === 'fraction' ||
    (before.amount <= 1 && after.amount <= 1 && (before.amount % 1 !== 0 || after.amount % 1 !== 0))
      ? 1
      : 100;
  const old = before.amount / scale;
  const next = after.measure === 'fraction' ? after.amount : after.amount / scale;
  if (old < 0 || next < 0 || old > 1 || next > 1) return null;
  const up = next - old >= STEP && old <= FROM_AT_MOST;
  const down = next === 0 && old >= STEP;
  if (!up && !down) return null;
  return {
    traits: ['feature-flag', 'number-leap'],
    because: up
      ? `${movement(subject)}, so nearly everybody gets it at once`
      : `${movement(subject)}, so everybody loses it at once`,
    safer: up
      ? ['raise the share in steps (10, 25, 50 percent), and watch each one']
      : ['check that what it replaces still works'],
  };
};
