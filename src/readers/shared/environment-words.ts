import type { EnvironmentKind } from '../../core/change/types.ts';

const WORDS: ReadonlyMap<string, EnvironmentKind> = new Map([
  ...words('production', 'prod production prd live'),
  ...words('staging', 'stg staging stage preprod preproduction uat'),
  ...words('test', 'test testing tst qa ci e2e'),
  ...words(
    'development',
    'dev development develop sandbox sbx local playground nonprod nonproduction',
  ),
]);

/** From harmless to dangerous. */
const DANGER: readonly EnvironmentKind[] = [
  'development',
  'test',
  'staging',
  'unknown',
  'production',
];

/** An environment word and what it means. */
export interface EnvironmentWord {
  readonly kind: EnvironmentKind;
  readonly word: string;
}

/** Words that name an environment in a variable or tag, and much else in a name: a role for `ci`. */
const AMBIGUOUS_IN_NAMES: ReadonlySet<string> = new Set(
  'test testing tst qa ci e2e local playground stage'.split(' '),
);

/**
 * The environment that a text names, or null. Words are whole: `product` names nothing, `non-prod` and
 * `pre-prod` are not production. Of several the most dangerous counts.
 */
export function environmentIn(text: string): EnvironmentWord | null {
  return mostDangerous(tokens(text));
}

/** The same for names and addresses, where only words count that mean nothing else there. */
export function environmentInName(text: string): EnvironmentWord | null {
  return mostDangerous(tokens(text).filter((token) => !AMBIGUOUS_IN_NAMES.has(token)));
}

function mostDangerous(candidates: readonly string[]): EnvironmentWord | null {
  let found: EnvironmentWord | null = null;
  for (const word of candidates) {
    const kind = WORDS.get(word);
    if (kind === undefined) continue;
    if (found === null || moreDangerous(kind, found.kind) !== found.kind) found = { kind, word };
  }
  return found;
}

export function moreDangerous(a: EnvironmentKind, b: EnvironmentKind): EnvironmentKind {
  return DANGER.indexOf(a) >= DANGER.indexOf(b) ? a : b;
}

function tokens(text: string): readonly string[] {
  return (
    text
      .replace(/([a-z])([A-Z])/g, '$1-$2')
      .toLowerCase()
      // What is not development may well be production: such words say nothing.
      .replace(/(?<![a-z])(?:non|not)[-_ .](?!prod)[a-z]+/g, '')
      .replace(/\b(non|not|pre)[-_ .](prod(?:uction)?)(?![a-z])/g, '$1$2')
      .replace(/(?<=[-_./:])(non|not|pre)[-_ .](prod(?:uction)?)(?![a-z])/g, '$1$2')
      .split(/[^a-z0-9]+/)
      .map((token) => token.replace(/(?<=[a-z])\d+$/, ''))
      .map((token) => (token === 'notprod' || token === 'notproduction' ? 'nonprod' : token))
  );
}

function words(
  kind: EnvironmentKind,
  list: string,
): readonly (readonly [string, EnvironmentKind])[] {
  return list.split(' ').map((word) => [word, kind] as const);
}
