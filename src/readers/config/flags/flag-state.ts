import type { Tree } from '../../shared/tree/types.ts';

/** A flag as it stands in one environment. */
export interface FlagState {
  readonly key: string;
  /** As the export names it; null where it is for one environment alone. */
  readonly environment: string | null;
  readonly on: boolean;
  readonly archived: boolean;
  /** Shares, together 1, of those that no rule picks out, by what they get. */
  readonly served: ReadonlyMap<string, number>;
  /** Rules and lists that pick people out, each as a text that differs where they differ. */
  readonly targeting: readonly string[];
  /** Keys of flags that must be on first. */
  readonly prerequisites: readonly string[];
  readonly line: number;
}

/** The flags of an export, and whose it is. */
export interface FlagExport {
  readonly provider: 'launchdarkly' | 'unleash' | 'flagd';
  readonly flags: readonly FlagState[];
}

/** Looks at one side of an export; null where it is not of this kind. */
export type FlagFormat = (tree: Tree) => FlagExport | null;

/** Values under a key whether they stand in a list or in a map. */
export function valuesOf(tree: Tree | null): readonly Tree[] {
  if (tree === null || tree.kind === 'scalar') return [];
  return tree.kind === 'list' ? tree.items : [...tree.entries.values()];
}

/** Everything to one. */
export function all(name: string): ReadonlyMap<string, number> {
  return new Map([[name, 1]]);
}

/** Weights as shares of their sum; of one name they add up. */
export function shares(
  weights: readonly (readonly [string, number])[],
): ReadonlyMap<string, number> {
  const positive = weights.filter(([, weight]) => Number.isFinite(weight) && weight > 0);
  const sum = positive.reduce((total, [, weight]) => total + weight, 0);
  const found = new Map<string, number>();
  for (const [name, weight] of positive) found.set(name, (found.get(name) ?? 0) + weight / sum);
  return found;
}
