/** A pull request and what people did to it. */
import type { Account, Repo } from './types.ts';

export type ReviewState = 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED';

export interface Review {
  readonly id: number;
  readonly by: Account;
  state: ReviewState;
  body: string;
  readonly at: string;
  readonly commit: string;
}

export interface Comment {
  readonly id: number;
  readonly by: Account;
  body: string;
  readonly at: string;
  /** The app whose token wrote it. */
  readonly appSlug: string | null;
}

export interface TimelineEvent {
  readonly id: number;
  readonly event: string;
  readonly actor: Account | null;
  readonly at: string;
  readonly commit: string | null;
  readonly more: Readonly<Record<string, unknown>>;
}

export interface Pull {
  readonly id: number;
  readonly number: number;
  readonly repo: Repo;
  readonly by: Account;
  title: string;
  body: string | null;
  draft: boolean;
  readonly labels: string[];
  state: 'open' | 'closed';
  base: string;
  /** Tip of the base branch when the pull was opened or its head last moved. */
  baseSha: string;
  /** Where the head branch lies: the same repository or a fork of it. */
  readonly headRepo: Repo;
  readonly head: string;
  headSha: string;
  readonly createdAt: string;
  updatedAt: string;
  closedAt: string | null;
  merged: { readonly at: string; readonly by: Account; readonly sha: string } | null;
  readonly reviews: Review[];
  readonly comments: Comment[];
  readonly timeline: TimelineEvent[];
}
