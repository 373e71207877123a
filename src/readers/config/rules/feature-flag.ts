import { truthOf } from '../values/truth.ts';
import { wordSet, wordsOf } from '../values/words.ts';
import { isSafetySwitch } from './safety.ts';
import { movement } from './say.ts';
import type { Rule } from './types.ts';

const CONTAINERS = wordSet(
  'features feature flags featureflags toggles featuretoggles experiments switches killswitches',
);
const PREFIXES = /^(?:feature|ff|flag|toggle|enable|disable|kill)(?:[_.-]|(?=[A-Z]))/i;
const SWITCH_ENDS = wordSet('enabled disabled enable disable');
/** Parts of tools that are switched without anybody outside noticing. */
const INNER = wordSet(
  'debug log logging metrics telemetry analytics tracing lint minify sourcemap cache colors color verbose',
);

/** A named feature is switched on or off. A new or a removed switch is quiet. */
export const featureFlagRule: Rule = (subject) => {
  const { change, last } = subject;
  const before = truthOf(change.before);
  const after = truthOf(change.after);
  if (change.kind !== 'changed' || before === null || after === null || before === after)
    return null;
  if (isSafetySwitch(change.path)) return null;
  const keys = change.path.filter((segment) => !segment.startsWith('['));
  const above = SWITCH_ENDS.has(last.at(-1) ?? '') ? keys.slice(-3, -1) : keys.slice(-2, -1);
  const inside = above.some(
    (key) => CONTAINERS.has(wordsOf(key).join('')) || CONTAINERS.has(wordsOf(key).at(-1) ?? ''),
  );
  const named = PREFIXES.test(keys.at(-1) ?? '') || SWITCH_ENDS.has(last.at(-1) ?? '');
  if (!inside && (!named || subject.words.some((word) => INNER.has(word)))) return null;
  return {
    traits: ['feature-flag'],
    because: `${movement(subject)}, for everybody who runs with this file`,
    safer: ['switch it for a few first, where the program can'],
  };
};
