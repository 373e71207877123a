/** What is waiting to be looked at, and what is known of requests between two looks. */
import type { AccountKind, ForgeAccount, MergeGroup, RequestRef } from './types.ts';

/** `request`: read it again. `look`: everything; `say`: only how its case stands. */
export type Wanted = 'say' | 'look';

/** What one row of the queue is about. Truth is read when it is taken up, never kept in it. */
export type TaskSubject =
  | { readonly kind: 'request'; readonly repository: string; readonly number: number }
  | ({ readonly kind: 'merge-group' } & MergeGroup)
  | {
      readonly kind: 'push';
      readonly repository: string;
      readonly branch: string;
      /** Where the branch was, as a webhook says; left out where none told of it. */
      readonly before?: string;
      readonly after: string;
    }
  | { readonly kind: 'branches'; readonly repository: string }
  | {
      readonly kind: 'command';
      readonly repository: string;
      readonly number: number;
      readonly text: string;
      readonly by: ForgeAccount;
    }
  /** Requests that nobody knows of yet. Without a commit those at any: one row for all pushes to a repository. */
  | { readonly kind: 'at-commit'; readonly repository: string; readonly commit: string | null }
  | { readonly kind: 'people' }
  | { readonly kind: 'sweep' };

/** A row that is asked for: equal keys of one kind are one row. */
export interface Asked {
  readonly forge: string;
  readonly key: string;
  readonly subject: TaskSubject;
  readonly wanted: Wanted;
  readonly dueAt: string;
}

/** A row that somebody works on. Whatever is written for it is written only while the lease is theirs. */
export interface Task {
  readonly forge: string;
  readonly key: string;
  readonly subject: TaskSubject;
  readonly wanted: Wanted;
  /** Times it failed since it last came to an end. */
  readonly attempts: number;
  readonly lease: string;
}

export interface KnownRequest extends RequestRef {
  readonly state: 'unread' | 'open' | 'closed' | 'merged' | 'gone';
  readonly baseBranch: string | null;
  readonly headRepository: string | null;
  readonly headBranch: string | null;
  /** Commit id of its head as it was last read. */
  readonly head: string | null;
  readonly case: string | null;
  readonly firstSeenAt: string;
  readonly lookedAt: string | null;
  /** Commits that it brought into its base branch: after `from`, up to `to`. */
  readonly merged: { readonly from: string; readonly to: string } | null;
  readonly outcome: 'merged' | 'bypassed' | null;
  readonly blockers: readonly string[];
  /** Digest of the report last published, or null. */
  readonly published: string | null;
}

/** What a look at a request may change of what is known of it. */
export type RequestUpdate = Partial<
  Pick<
    KnownRequest,
    | 'state'
    | 'baseBranch'
    | 'headRepository'
    | 'headBranch'
    | 'head'
    | 'case'
    | 'lookedAt'
    | 'merged'
    | 'outcome'
    | 'blockers'
    | 'published'
  >
>;

/** Up to where a branch was looked at, and from where on. Commits by their ids. */
export interface AccountedFor {
  readonly head: string;
  readonly began: string;
  /** When it was last said. */
  readonly at: string;
}

/** Somebody who was seen to push to a branch. */
export interface SeenPush {
  readonly account: ForgeAccount & { readonly kind: AccountKind };
  readonly commit: string;
  readonly at: string;
}

export interface StoredDelivery {
  readonly forge: string;
  readonly id: string;
  readonly at: string;
  readonly kinds: readonly string[];
}

/** How one connection is doing. */
export interface ConnectionStanding {
  readonly forge: string;
  readonly pausedUntil: string | null;
  readonly sweptAt: string | null;
  readonly fault: { readonly text: string; readonly at: string } | null;
  /** Rows that wait or are worked on. */
  readonly depth: number;
  readonly oldestDue: string | null;
  /** Rows that failed at least once since they last came to an end. */
  readonly failing: number;
  readonly openRequests: number;
}

export interface FailingTask {
  readonly forge: string;
  readonly subject: TaskSubject;
  readonly attempts: number;
  readonly dueAt: string;
  readonly fault: string;
}

/** One row for each request. */
export function requestTask(ref: RequestRef, wanted: Wanted, dueAt: string): Asked {
  const { forge, repository, number } = ref;
  return {
    forge,
    key: `${repository}#${number}`,
    subject: { kind: 'request', repository, number },
    wanted,
    dueAt,
  };
}

/** One row for each commit that is about to be merged. */
export function mergeGroupTask(forge: string, group: MergeGroup, dueAt: string): Asked {
  return {
    forge,
    key: `${group.repository}@${group.head}`,
    subject: { kind: 'merge-group', ...group },
    wanted: 'look',
    dueAt,
  };
}
