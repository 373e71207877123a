import { environmentInName } from './shared/environment-words.ts';
import type { FilePair } from './types.ts';

/** A pair outside a git repository; the environment is told by the path and the names of its versions. */
export function filePair(given: Omit<FilePair, 'environment'>): FilePair {
  const { path, sources } = given;
  const named = [path, sources.after, sources.before].map(environmentInName).find((one) => one);
  return {
    ...given,
    environment: named ? { kind: named.kind, name: named.word } : { kind: 'unknown', name: null },
  };
}
