import { scalarOf } from '../compare/key-change.ts';
import { quantityOf } from '../values/quantity.ts';
import { hasPhrase, hasWord, phraseIndex, wordSet } from '../values/words.ts';
import { mayBeProduction, movement } from './say.ts';
import type { Rule, Subject } from './types.ts';

const LOUD = wordSet('debug trace all silly verbose finest');
const SILENT = wordSet('off none fatal silent panic disabled critical');
const LEVEL_WORDS = wordSet('level loglevel verbosity root');
const LOG_WORDS = wordSet('log logging logger loggers loglevel logs root');
const SAMPLES = wordSet('sample sampling samplerate sampler');
const PROBABILITY = phraseIndex(['sampling probability']);

/** Logs go to everything or to nothing, or samples to all or none, where it matters. */
export const loggingRule: Rule = (subject) =>
  mayBeProduction(subject) && subject.change.kind !== 'removed'
    ? (level(subject) ?? sampling(subject))
    : null;

function level(subject: Subject): ReturnType<Rule> {
  const { change, last, words } = subject;
  if (change.kind !== 'changed' || !hasWord(words, LOG_WORDS)) return null;
  if (!hasWord(last, LEVEL_WORDS) && !hasWord(words, wordSet('level'))) return null;
  const before = String(scalarOf(change.before)).trim().toLowerCase();
  const after = String(scalarOf(change.after)).trim().toLowerCase();
  if (LOUD.has(after) && !LOUD.has(before)) {
    return {
      traits: ['configuration'],
      because: `${movement(subject)}, which fills disks, costs speed, and may write secrets and personal data into logs`,
      safer: ['raise it for one part of the program only, and set an end to it'],
    };
  }
  if (!SILENT.has(after) || SILENT.has(before)) return null;
  return {
    traits: words.includes('audit') ? ['protection-removed'] : ['configuration'],
    because: `${movement(subject)}, so faults leave no trace in the logs`,
    safer: ['keep errors and warnings'],
  };
}

function sampling(subject: Subject): ReturnType<Rule> {
  const { change, last, words } = subject;
  if (change.kind !== 'changed' || (!hasWord(last, SAMPLES) && !hasPhrase(words, PROBABILITY)))
    return null;
  const before = quantityOf(change.before, words);
  const after = quantityOf(change.after, words);
  if (before === null || after === null || before.measure !== after.measure) return null;
  const up = after.amount >= before.amount * 10 && before.amount > 0;
  if (!up && after.amount !== 0) return null;
  return {
    traits: ['number-leap'],
    because: up
      ? `${movement(subject)}, so ten times as much or more is recorded and paid for`
      : `${movement(subject)}, so nothing is recorded any more`,
    safer: ['change it in steps'],
  };
}
