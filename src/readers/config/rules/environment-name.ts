import { environmentIn } from '../../shared/environment-words.ts';
import { scalarOf } from '../compare/key-change.ts';
import { hasPhrase, phraseIndex, phrases } from '../values/words.ts';
import { movement } from './say.ts';
import type { Rule } from './types.ts';

const KEYS = phrases(`
  environment|env|node env|rails env|rack env|app env|flask env|django env|
  aspnetcore environment|dotnet environment|profiles active|active profiles|
  app environment|deployment environment|deploy env|environment name|env name|
  spring profiles active|mix env
`);
const LONG_KEYS = phraseIndex(KEYS.filter((phrase) => phrase.includes(' ')));

/** What the program believes to be is changed. */
export const environmentNameRule: Rule = (subject) => {
  const { change, last, words } = subject;
  const old = scalarOf(change.before);
  const next = scalarOf(change.after);
  if (change.kind !== 'changed' || typeof old !== 'string' || typeof next !== 'string') return null;
  const key = last.join(' ');
  if (!KEYS.includes(key) && !hasPhrase(words, LONG_KEYS)) return null;
  const before = environmentIn(old);
  const after = environmentIn(next);
  if (before === null || after === null || before.kind === after.kind) return null;
  return {
    traits: ['configuration'],
    because: `${movement(subject)}, so it takes up the settings, data and manners of ${after.kind}`,
    safer: ['give each environment a file of its own'],
    ...(after.kind === 'production' || before.kind === 'production'
      ? { place: { kind: 'production' as const, name: after.kind === 'production' ? next : old } }
      : {}),
  };
};
