import type { Dialect } from '../code/types.ts';
import { ecma } from '../code/ecma.ts';
import { go } from '../code/go.ts';
import { java } from '../code/java.ts';
import { python } from '../code/python.ts';
import type { GrammarName } from '../syntax/engine.ts';

interface Spoken {
  readonly grammar: GrammarName;
  readonly dialect: Dialect;
}

/** Which grammar reads which files. TSX reads plain JavaScript too, but takes `<T>x` for a tag. */
const BY_ENDING: ReadonlyMap<string, Spoken> = new Map([
  ['ts', { grammar: 'typescript', dialect: ecma }],
  ['mts', { grammar: 'typescript', dialect: ecma }],
  ['cts', { grammar: 'typescript', dialect: ecma }],
  ['tsx', { grammar: 'tsx', dialect: ecma }],
  ['js', { grammar: 'javascript', dialect: ecma }],
  ['mjs', { grammar: 'javascript', dialect: ecma }],
  ['cjs', { grammar: 'javascript', dialect: ecma }],
  ['jsx', { grammar: 'javascript', dialect: ecma }],
  ['py', { grammar: 'python', dialect: python }],
  ['go', { grammar: 'go', dialect: go }],
  ['java', { grammar: 'java', dialect: java }],
]);

export function languageOf(path: string): Spoken | null {
  const ending = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  return BY_ENDING.get(ending) ?? null;
}
