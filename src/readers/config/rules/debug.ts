import { truthOf } from '../values/truth.ts';
import { hasWord, wordSet } from '../values/words.ts';
import { countsWhenAdded, mayBeProduction, movement } from './say.ts';
import type { Rule } from './types.ts';

const DEBUG = wordSet('debug debugger debugging devtools');
const OTHER = wordSet('port level log sql symbols toolbar address format file');

/** Debugging is switched on where people use it. */
export const debugRule: Rule = (subject) => {
  const { change, last } = subject;
  if (change.kind === 'removed' || !hasWord(last, DEBUG) || hasWord(last, OTHER)) return null;
  if (truthOf(change.after) !== true || truthOf(change.before) === true) return null;
  const production = subject.place.kind === 'production';
  if (
    !mayBeProduction(subject) ||
    (change.kind === 'added' && !(production && countsWhenAdded(subject)))
  )
    return null;
  return {
    traits: production ? ['public-exposure'] : ['configuration'],
    because: `${movement(subject)}; debugging pages show settings, code and secrets to whoever causes a fault`,
    safer: ['debug on a copy of it', 'raise the log level of one part instead'],
  };
};
