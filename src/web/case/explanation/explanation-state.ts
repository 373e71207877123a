import type { SafetyCase } from '../../../server/contract/cases.ts';
import { list } from '../../ui/words.ts';
import { personOf } from '../people/release.ts';

/** What is missing of the explanation, and who is asked for it; null where nothing is. */
export interface ExplanationAsked {
  readonly parts: readonly string[];
  /** Ids of the authors, any of whom may write it. */
  readonly authors: readonly string[];
  /** Their names: `Ana or Ben`. */
  readonly names: string;
}

export function explanationAsked(
  safety: Pick<SafetyCase, 'state' | 'verdict' | 'people'>,
): ExplanationAsked | null {
  if (safety.state !== 'waiting') return null;
  for (const { requirement } of safety.verdict.holds) {
    if (requirement.kind !== 'explanation') continue;
    const { parts, authors } = requirement;
    const names = list(
      authors.map((id) => personOf(safety.people, id).name),
      'or',
    );
    return { parts, authors, names };
  }
  return null;
}
