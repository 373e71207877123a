import type { Act } from './act.ts';
import type { Finding } from './rules.ts';
import { splitToken } from './tokens.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Secrets that are made once and lie in the state of the stack alone. */
const SECRETS = words(`
  random:RandomPassword random:RandomBytes random:RandomString tls:PrivateKey
`);

/** Names and numbers that others were built with. */
const NAMES = words('random:RandomId random:RandomUuid random:RandomUuid4 random:RandomUuid7');

/** What goes with a value that was made by chance: the same program makes another one. */
export function generatedFindings({ verb }: Act, token: string): readonly Finding[] {
  const { package: pkg, type } = splitToken(token);
  const kind = `${pkg}:${type}`;
  if (SECRETS.has(kind) && (verb === 'replace' || verb === 'delete')) {
    const because =
      'its value lies in the state alone, and no program makes the same one again, so whoever uses the old one is locked out';
    return [
      {
        atLeast: 'irreversible',
        data: 'holds-data',
        traits: ['secret'],
        because,
        safer: [
          'make a second one beside it and move what uses it over, before the old one goes',
          'ignore the input that forces the replacement: `ignoreChanges`',
        ],
        leaf: null,
      },
    ];
  }
  if (!NAMES.has(kind) || verb !== 'replace') return [];
  const because = 'a new value is drawn, and what was named or built with the old one changes too';
  const safer = ['leave its inputs and `keepers` as they are, or use `ignoreChanges`'];
  return [{ atLeast: 'irreversible', traits: [], because, safer, leaf: null }];
}
