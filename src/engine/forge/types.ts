/** Names one pull or merge request. */
export interface RequestRef {
  /** Id of the connection: `github.com`, `ghe.example.com`, `gitlab.example.com`. */
  readonly forge: string;
  /** As the forge writes it: `acme/shop`. */
  readonly repository: string;
  readonly number: number;
}

/** What is behind an account. `deleted`, `bot`, `app` and `unknown` count as nobody. */
export type AccountKind = 'person' | 'bot' | 'app' | 'deleted' | 'unknown';

export interface ForgeAccount {
  /** Never reused, unlike the login: the forge's own number as text. */
  readonly id: string;
  readonly login: string;
  readonly kind: AccountKind;
}

export interface ChangeRequest extends RequestRef {
  readonly title: string;
  readonly body: string;
  readonly labels: readonly string[];
  readonly state: 'open' | 'closed' | 'merged';
  readonly isDraft: boolean;
  readonly author: ForgeAccount;
  readonly base: { readonly branch: string; readonly commit: string };
  /** `repository` is null where the fork is gone. */
  readonly head: {
    readonly branch: string;
    readonly commit: string;
    readonly repository: string | null;
  };
  readonly url: string;
  readonly mergedBy: ForgeAccount | null;
  /** ISO instant of the merge by the forge's clock; null or left out where it does not say. */
  readonly mergedAt?: string | null;
  /** The commit that brought it in, once merged. */
  readonly mergeCommit: string | null;
  /** How many commits and files the forge says there are; null where it does not say. */
  readonly counts: { readonly commits: number; readonly files: number } | null;
}

/** A listing with whether it is known to be whole. What may be cut short is never taken for all. */
export interface Listing<T> {
  readonly items: readonly T[];
  readonly isWhole: boolean;
}

/** One opinion. Later in the listing replaces earlier ones of the same account; times are never compared. */
export interface ForgeReview {
  readonly id: string;
  readonly account: ForgeAccount;
  readonly opinion: 'approve' | 'request-changes' | 'comment' | 'dismissed';
  /** The commit it was given on, or null where the forge no longer says. */
  readonly commit: string | null;
  /** Whether the account may write to the repository, as of now. */
  readonly mayWrite: boolean;
  readonly url: string;
}

/** A commit's author and committer as accounts; null where the forge links the address to none. */
export interface CommitAccounts {
  readonly commit: string;
  readonly author: ForgeAccount | null;
  readonly committer: ForgeAccount | null;
}

/** Where git fetches from, with what it needs to be let in. Never logged. */
export interface GitRemote {
  readonly url: string;
  /** Value of the `Authorization` header, or null where none is needed. */
  readonly authorization: string | null;
  /** The ref that holds a request's head: `refs/pull/12/head`. */
  readonly headRef: (number: number) => string;
}

/** A request that the forge says was merged. Nothing is believed of it before it was looked at. */
export interface MergedRequest extends RequestRef {
  /** Commits of which one is the last that it brought in. */
  readonly commits: readonly string[];
}

/** What is written beside a commit on the forge. */
export interface ForgeReport {
  /** Case id, or null where there is none. */
  readonly case: string | null;
  readonly commit: string;
  readonly conclusion: 'released' | 'held' | 'denied' | 'fault';
  /** One line: `Held: 2 approvals, one of them senior or above`. */
  readonly title: string;
  /** Markdown a reviewer can decide from. Forges cut long ones: the adapter does, and says so. */
  readonly summary: string;
  readonly annotations: readonly ForgeAnnotation[];
  /** The safety case. */
  readonly detailsUrl: string | null;
}

export interface ForgeAnnotation {
  readonly path: string;
  /** 1-based, in the new version. */
  readonly line: number;
  readonly weight: 'notice' | 'warning' | 'failure';
  readonly title: string;
  readonly message: string;
}

/** What a forge is about to merge as one, and asks about for the last time. */
export interface MergeGroup {
  readonly repository: string;
  readonly baseBranch: string;
  readonly base: string;
  readonly head: string;
  /** Requests in it, in the order in which they are merged. */
  readonly numbers: readonly number[];
}

/** What a webhook turned out to say. Truth is read from the forge afterwards, never from the webhook. */
export type ForgeEvent =
  | {
      readonly kind: 'request';
      readonly ref: RequestRef;
      readonly cause: string;
      readonly by: ForgeAccount;
    }
  /** Commits came to a branch; `by` pushed them. `request` refs are found by whoever handles it. */
  | {
      readonly kind: 'push';
      readonly repository: string;
      readonly branch: string;
      readonly before: string;
      readonly after: string;
      readonly isForced: boolean;
      readonly by: ForgeAccount;
    }
  /** The merge queue asks about what it is about to merge. */
  | ({ readonly kind: 'merge-group' } & MergeGroup)
  | {
      readonly kind: 'command';
      readonly ref: RequestRef;
      /** The comment's line after `/holdpoint`, at most 500 characters. */
      readonly text: string;
      readonly by: ForgeAccount;
    }
  | { readonly kind: 'rerun'; readonly repository: string; readonly commit: string }
  /** Somebody, maybe we, wrote something beside a commit: it may stand over what we said. */
  | { readonly kind: 'said'; readonly repository: string; readonly commit: string }
  | { readonly kind: 'repositories' }
  | { readonly kind: 'people' }
  | { readonly kind: 'ignored'; readonly why: string };

/** A webhook as it came in. */
export interface Delivery {
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export type HeardDelivery =
  | { readonly kind: 'refused'; readonly why: string }
  | {
      readonly kind: 'heard';
      /** Unique to the delivery: the same one twice is one. */
      readonly id: string;
      readonly events: readonly ForgeEvent[];
    };

/** A team or group of the forge, with everybody in it. */
export interface ForgeTeam {
  /** As CODEOWNERS writes it, without `@`: `acme/payments`. */
  readonly name: string;
  readonly title: string;
  readonly members: readonly ForgeAccount[];
}
