/**
 * Where two commits part, as long as no merge lies between: most questions are of that kind, and need no
 * process. Null when git itself has to be asked.
 */
import type { BareRepository } from './bare-repository.ts';
import { readCommit } from './read-commit.ts';

export interface Parting {
  readonly common: string;
  /** What the second has and the first has not, oldest first. */
  readonly ahead: readonly string[];
}

const LONGEST = 2000;

export async function partingOf(
  repository: BareRepository,
  base: string,
  head: string,
): Promise<Parting | null> {
  const ours = new Map([[base, 0]]);
  const theirs = new Map([[head, 0]]);
  let left: string | null = base;
  let right: string | null = head;
  const found = (common: string): Parting => {
    const length = theirs.get(common) ?? 0;
    return { common, ahead: [...theirs.keys()].slice(0, length).toReversed() };
  };
  for (let step = 0; step < LONGEST; step += 1) {
    if (right !== null && ours.has(right)) return found(right);
    if (left !== null && theirs.has(left)) return found(left);
    const one: readonly string[] = left === null ? [] : await parentsOf(repository, left);
    const other: readonly string[] = right === null ? [] : await parentsOf(repository, right);
    if (one.length > 1 || other.length > 1) return null;
    left = one[0] ?? null;
    right = other[0] ?? null;
    if (left === null && right === null) return null;
    if (left !== null) ours.set(left, ours.size);
    if (right !== null) theirs.set(right, theirs.size);
  }
  return null;
}

async function parentsOf(repository: BareRepository, sha: string): Promise<readonly string[]> {
  return (await readCommit(repository, sha)).parents;
}
