/** What is lost when what lies at a path is taken away. */
import { reversibilityRank } from '../../../../../core/change/kinds.ts';
import type { DataHolding, Reversibility, Trait } from '../../../../../core/change/types.ts';

export interface Loss {
  /** Type of the resource: `file`, `folder`, `database-file`, `device`. */
  readonly type: string;
  readonly reversibility: Reversibility;
  readonly data: DataHolding;
  readonly traits: readonly Trait[];
  /** One sentence. */
  readonly why: string;
  readonly safer: readonly string[];
}

/** What is taken, and how. */
export interface Taking {
  /** Folders go with all that they hold. */
  readonly recursive: boolean;
  /** The folder itself stays: `rm -rf x/*`. */
  readonly contents: boolean;
  /** What is in it is destroyed, not only unlinked: it is emptied, or shredded. */
  readonly destroys?: boolean;
}

export const ONE: Taking = { recursive: false, contents: false };
export const EMPTIED: Taking = { recursive: false, contents: false, destroys: true };
export const ALL: Taking = { recursive: true, contents: false };

export function lossFor(
  type: string,
  reversibility: Reversibility,
  data: DataHolding,
  why: string,
  traits: readonly Trait[] = [],
  safer: readonly string[] = [],
): Loss {
  return { type, reversibility, data, traits, why, safer };
}

const GRAVE: ReadonlySet<Trait> = new Set(['guard-tampering', 'system-path', 'log-erased']);

function gravityOf({ reversibility, data, traits }: Loss): number {
  const grave = traits.some((trait) => GRAVE.has(trait)) ? 10 : 0;
  return grave + reversibilityRank(reversibility) + (data === 'none' ? 0 : 0.5);
}

/** The worst of several, or null of none. */
export function worstLoss(losses: readonly Loss[]): Loss | null {
  let worst: Loss | null = null;
  for (const loss of losses) {
    if (worst === null || gravityOf(loss) > gravityOf(worst)) worst = loss;
  }
  return worst;
}
