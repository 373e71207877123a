import type { ForgeAccount, Listing } from '../../../../../engine/forge/types.ts';

/** One movement of a branch. The forge’s own instant in milliseconds, never one of a commit. */
export interface Push {
  /** Null where the push made the branch. */
  readonly before: string | null;
  /** Null where it removed it. */
  readonly after: string | null;
  readonly at: number;
  readonly by: ForgeAccount;
}

export interface PushHistory {
  /** Of one branch, the newest first. */
  readonly pushes: Listing<Push>;
  readonly head: string;
  readonly openedAt: number;
  /** What the request is known to consist of; null where that is not known whole. */
  readonly commits: ReadonlySet<string> | null;
  /** Whether the second commit is built on the first. */
  readonly isBuiltOn: (before: string, after: string) => Promise<boolean>;
}

/**
 * Walks from the head backwards. A push counts when it came since the request was opened, or ended in a commit
 * that is in it now. The walk is whole when each push begins where the one before it ended, and when it reaches
 * one from before the opening that made the branch, or that built on what is no part of the request.
 */
export async function pushersIn(history: PushHistory): Promise<Listing<ForgeAccount>> {
  const { pushes, openedAt, commits, isBuiltOn } = history;
  const items: ForgeAccount[] = [];
  let expected: string | null = history.head;
  let unbroken = true;
  for (const push of pushes.items) {
    unbroken &&= push.after === expected;
    expected = push.before;
    const isSince = push.at >= openedAt;
    const isIn = commits === null || push.after === null || commits.has(push.after);
    if (isSince || isIn) items.push(push.by);
    // A branch that was removed and made again is followed on to what it was before.
    if (push.before === null && !isSince) return { items, isWhole: unbroken };
    if (isSince || commits === null || push.before === null || push.after === null) continue;
    const entered = commits.has(push.after) && !commits.has(push.before);
    if (entered && (await isBuiltOn(push.before, push.after))) {
      return { items, isWhole: unbroken };
    }
  }
  // Made after the opening, as branches are that were removed and pushed again: nothing was before.
  return { items, isWhole: unbroken && pushes.isWhole && expected === null && items.length > 0 };
}
