import type { EnvironmentKind } from '../../core/change/types.ts';

const WORDS: Readonly<Record<string, EnvironmentKind>> = {
  production: 'production',
  prod: 'production',
  prd: 'production',
  staging: 'staging',
  stage: 'staging',
  stg: 'staging',
  preprod: 'staging',
  uat: 'staging',
  test: 'test',
  qa: 'test',
  nonprod: 'test',
  dev: 'development',
  development: 'development',
  sandbox: 'development',
};

/** What an environment of this name is likely to be, or null when the name does not say. */
export function kindOfName(name: string): EnvironmentKind | null {
  const words = name
    .toLowerCase()
    .replace(/(^|[-_.])(non|pre)[-_.](?=prod)/g, '$1$2')
    .split(/[-_.]/)
    .map((word) => word.replace(/\d+$/, ''));
  const kinds = words.flatMap((word) => (Object.hasOwn(WORDS, word) ? [WORDS[word]] : []));
  return kinds.length === 0
    ? null
    : (kinds.find((kind) => kind === 'production') ?? kinds[0] ?? null);
}

/** Folders of a path that name an environment. */
export function environmentsInPath(path: string): string[] {
  return path.split('/').filter((segment) => kindOfName(segment) !== null);
}
