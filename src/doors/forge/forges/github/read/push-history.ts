import type { ForgeAccount, Listing } from '../../../../../engine/forge/types.ts';

/** One movement of a branch. The forge’s own instant in milliseconds, never one of a commit. */
export interface Push {
  readonly before: string;
  readonly after: string;
  readonly at: number;
  readonly by: ForgeAccount;
  readonly isForced: boolean;
}

export interface PushHistory {
  /** Of one branch, the newest first. */
  readonly pushes: Listing<Push>;
  readonly head: string;
  readonly openedAt: number;
  /** What the request is known to consist of. */
  readonly commits: ReadonlySet<string>;
  readonly knowsCommits: boolean;
}

const NOTHING = /^0+$/;

/**
 * Walks from the head backwards. A push counts when it came since the request was opened, or ended in a commit
 * that is in the request now. The walk is whole when each push begins where the one before it ended, and when
 * it reaches one from before the opening that made the branch, or that built on what is no part of the request.
 */
export function pushersIn(history: PushHistory): Listing<ForgeAccount> {
  const { pushes, openedAt, commits, knowsCommits } = history;
  const items: ForgeAccount[] = [];
  let expected = history.head;
  let unbroken = true;
  for (const push of pushes.items) {
    unbroken &&= fits(push, expected);
    expected = push.before;
    const since = push.at >= openedAt;
    if (since || !knowsCommits || commits.has(push.after)) items.push(push.by);
    const madeBranch = NOTHING.test(push.before);
    // What a push that was not forced built on is below its end, and so below the request.
    const builtOnBase =
      knowsCommits && !push.isForced && commits.has(push.after) && !commits.has(push.before);
    if (!since && (madeBranch || builtOnBase)) return { items, isWhole: unbroken };
  }
  // Instants are whole seconds: a branch may have been made in the second in which the request was opened.
  const first = pushes.items.at(-1);
  const madeAtOpening = first?.at === openedAt && NOTHING.test(first.before);
  return { items, isWhole: unbroken && pushes.isWhole && madeAtOpening };
}

/** A branch that was deleted ends in nothing, and begins from nothing when it is made again. */
function fits({ before, after }: Push, expected: string): boolean {
  if (after === expected) return true;
  return NOTHING.test(after) && (before === expected || NOTHING.test(expected));
}
