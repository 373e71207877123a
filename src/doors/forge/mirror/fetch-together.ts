import type { GitRemote } from '../../../engine/forge/types.ts';
import type { OneAtATime } from '../shared/one-at-a-time.ts';

/** What somebody wants to be in a copy. */
export interface WantedRefs {
  readonly repository: string;
  readonly remote: GitRemote;
  readonly refs: readonly string[];
}

interface Waiting {
  readonly wanted: WantedRefs;
  isDone: boolean;
  /** Together with others it failed, and whose fault that was is not known. */
  isAlone: boolean;
}

/** Refs that are asked for at once at most. */
const MOST_REFS = 500;

/**
 * Answers whoever waits for the same copy with one fetch. A fetch under way answers nobody who came after its
 * beginning, since it may have asked the forge before that; they wait, and the next one is for all of them. Where
 * that fails each is fetched for alone, so that nobody hears of a fault that is another's.
 */
export function fetchTogether(
  inTurn: OneAtATime,
  fetch: (directory: string, wanted: WantedRefs) => Promise<void>,
): (directory: string, wanted: WantedRefs) => Promise<void> {
  const waiting = new Map<string, Waiting[]>();
  const takeAlike = (directory: string, { wanted }: Waiting): readonly Waiting[] => {
    const taken: Waiting[] = [];
    const left: Waiting[] = [];
    let count = 0;
    for (const other of waiting.get(directory) ?? []) {
      count += isAlike(other.wanted, wanted) ? other.wanted.refs.length : 0;
      const fits = count <= MOST_REFS || other.wanted === wanted;
      (fits && isAlike(other.wanted, wanted) ? taken : left).push(other);
    }
    if (left.length === 0) waiting.delete(directory);
    else waiting.set(directory, left);
    return taken;
  };
  const serve = async (directory: string, mine: Waiting): Promise<void> => {
    if (mine.isDone) return;
    const together = mine.isAlone ? [] : takeAlike(directory, mine);
    if (together.length > 1) {
      const refs = [...new Set(together.flatMap(({ wanted }) => wanted.refs))];
      try {
        await fetch(directory, { ...mine.wanted, refs });
        for (const each of together) each.isDone = true;
        return;
      } catch {
        for (const each of together) each.isAlone = true;
      }
    }
    await fetch(directory, mine.wanted);
  };
  return (directory, wanted) => {
    const mine: Waiting = { wanted, isDone: false, isAlone: false };
    waiting.set(directory, [...(waiting.get(directory) ?? []), mine]);
    return inTurn(directory, () => serve(directory, mine));
  };
}

/** The same repository, reached with the same right. */
function isAlike(a: WantedRefs, b: WantedRefs): boolean {
  return (
    a.repository === b.repository &&
    a.remote.url === b.remote.url &&
    a.remote.authorization === b.remote.authorization
  );
}
