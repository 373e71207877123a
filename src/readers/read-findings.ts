import type { Finding } from '../core/change/finding.ts';
import { readSourcePairs } from './git/source-pairs.ts';
import type { PatternOptions } from './patterns/find-patterns.ts';

export interface FindingsRead {
  readonly findings: readonly Finding[];
  /** Files that were not looked at, or as text alone, with why. */
  readonly notes: readonly { readonly path: string; readonly why: string }[];
}

/**
 * What a difference in a repository newly brings that is known to cascade. Its grammars are loaded when a
 * file of their language differs. Throws `InputError`.
 */
export async function readFindings(
  folder: string,
  from: string,
  to: string,
  options: PatternOptions = {},
): Promise<FindingsRead> {
  const { pairs, unread } = await readSourcePairs(folder, from, to);
  if (pairs.length === 0 && unread.length === 0) return { findings: [], notes: [] };
  const { findPatterns } = await import('./patterns/find-patterns.ts');
  const { findings, notes } = await findPatterns(pairs, options);
  return {
    findings,
    notes: [...notes, ...unread.map((path) => ({ path, why: 'is too large to be looked into' }))],
  };
}
