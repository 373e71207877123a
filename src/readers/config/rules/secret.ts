import { scalarOf } from '../compare/key-change.ts';
import { hasPhrase, phraseIndex, phrases } from '../values/words.ts';
import { isReference, isSecretPath } from '../values/secret.ts';
import type { Rule } from './types.ts';

const KEYS = phraseIndex(
  phrases(`
  encryption key|master key|secret key base|app key|signing key|data key|fernet key|salt|
  pepper|unseal key|secret key
`),
);
/** Access keys come in pairs with a secret key, and encrypt nothing. */
const NO_KEYS = phraseIndex(['aws secret', 'access', 'api', 'stripe', 's3', 'client']);

/** A secret is replaced in place; its value is never shown. */
export const secretRule: Rule = ({ change, words, last }) => {
  if (change.kind !== 'changed') return null;
  const before = scalarOf(change.before);
  const after = scalarOf(change.after);
  if (!isSecretPath(change.path)) return null;
  if (isReference(before) && isReference(after)) return null;
  if (typeof after === 'boolean' || typeof before === 'boolean') return null;
  if (isReference(after)) {
    if (after === null || after === '') {
      return {
        traits: ['secret'],
        because: 'the secret is emptied, so whatever asks for it gets none',
        safer: ['keep it until nothing uses it any more'],
      };
    }
    return null;
  }
  if (isReference(before) && before !== null && before !== '') {
    return {
      traits: ['protection-removed', 'secret'],
      because:
        'the secret was named and stands here in clear text from now on, for everybody who can read the file or its history',
      safer: ['keep the value in a secret store and only its name here'],
    };
  }
  const encrypts = hasPhrase(last, KEYS) && !hasPhrase(words, NO_KEYS);
  return {
    traits: encrypts ? ['key-material', 'secret'] : ['secret'],
    ...(encrypts ? { reversibility: 'costly' as const, data: 'holds-data' as const } : {}),
    because: encrypts
      ? 'the key is replaced, and what was encrypted or signed with the old one cannot be read without it'
      : 'the secret is replaced; both sides must change at the same time, and the old value stays in the history',
    safer: encrypts
      ? ['add the new key beside the old one, and encrypt anew before the old one goes']
      : [
          'accept both secrets for a while',
          'keep the value in a secret store and only its name here',
        ],
  };
};
