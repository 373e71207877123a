import type { Policy } from '../../core/policy/types.ts';
import type { PatternOptions } from '../../readers/patterns/find-patterns.ts';

/** Which patterns are looked for in commits, asked once their base is known. */
export type PatternsWanted = (base: string) => Promise<PatternOptions>;

/** What a policy says of patterns; without a word about it those that ship on. */
export function patternsOf({ terms }: Policy): PatternOptions {
  const { off = [], also = [] } = terms?.findings ?? {};
  return { off, also };
}
