import { reversibilityRank } from '../../core/change/kinds.ts';
import type { Reversibility } from '../../core/change/types.ts';

/** What a rule says of the way back. */
export interface Bounds {
  /** The way back that the input itself keeps: the loss is no worse than this. */
  readonly lossAtMost?: Reversibility;
  /** The effect is no better than this. */
  readonly atLeast?: Reversibility;
}

/** A class's own way back, made milder by what is kept and then graver by what else is done: a doubt wins. */
export function weigh(base: Reversibility, findings: readonly Bounds[]): Reversibility {
  let result = base;
  for (const { lossAtMost } of findings) {
    if (lossAtMost !== undefined && isGraver(result, lossAtMost)) result = lossAtMost;
  }
  for (const { atLeast } of findings) {
    if (atLeast !== undefined && isGraver(atLeast, result)) result = atLeast;
  }
  return result;
}

function isGraver(one: Reversibility, other: Reversibility): boolean {
  return reversibilityRank(one) > reversibilityRank(other);
}

/** Parts of a sentence as one, each said once. */
export function sentenceOf(reasons: readonly string[]): string {
  const text = [...new Set(reasons)].join('; ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
