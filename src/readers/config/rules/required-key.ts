import { scalarOf } from '../compare/key-change.ts';
import { endpointOf } from '../values/endpoint.ts';
import { isSecretPath } from '../values/secret.ts';
import { hasWord, wordSet } from '../values/words.ts';
import type { Rule } from './types.ts';

const CONNECTIONS = wordSet(
  'host hostname endpoint url uri dsn server broker brokers bootstrap database',
);

/** A setting that says where to go or how to get in is taken out, while what used it stays. */
export const requiredKeyRule: Rule = ({ change, last, words }) => {
  if (change.kind !== 'removed' || change.root.length < change.path.length) return null;
  const value = scalarOf(change.before);
  if (typeof value !== 'string' || value === '') return null;
  const secret = isSecretPath(change.path);
  const connection = hasWord(last, CONNECTIONS) && endpointOf(value, true) !== null;
  if (!secret && !connection) return null;
  if (!secret && hasWord(words, wordSet('docs homepage repository icon logo link help')))
    return null;
  return {
    traits: secret ? ['secret'] : ['configuration'],
    because: secret
      ? 'the secret is removed; what still asks for it fails, or runs without'
      : 'the address is removed; what still asks for it fails, or falls back to a default that is not written here',
    safer: ['take it out only after nothing reads it any more'],
  };
};
