import type { EnvironmentKind } from '../../../core/change/types.ts';

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

/**
 * The kind of environment that a text names, or null. Words are whole: `product` names nothing,
 * `non-prod` and `pre-prod` are not production. Of several the most dangerous counts.
 */
export function environmentIn(text: string): EnvironmentKind | null {
  const kinds = tokens(text)
    .map((token) => WORDS.get(token))
    .filter((kind) => kind !== undefined);
  return kinds.length === 0 ? null : kinds.reduce(moreDangerous);
}

export function moreDangerous(a: EnvironmentKind, b: EnvironmentKind): EnvironmentKind {
  return DANGER.indexOf(a) >= DANGER.indexOf(b) ? a : b;
}

function tokens(text: string): readonly string[] {
  return text
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/\b(non|not|pre)[-_ .](prod(?:uction)?)(?![a-z])/g, '$1$2')
    .replace(/(?<=[-_./:])(non|not|pre)[-_ .](prod(?:uction)?)(?![a-z])/g, '$1$2')
    .split(/[^a-z0-9]+/)
    .map((token) => token.replace(/(?<=[a-z])\d+$/, ''))
    .map((token) => (token === 'notprod' || token === 'notproduction' ? 'nonprod' : token));
}

function words(
  kind: EnvironmentKind,
  list: string,
): readonly (readonly [string, EnvironmentKind])[] {
  return list.split(' ').map((word) => [word, kind] as const);
}
