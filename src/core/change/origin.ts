/**
 * The request on a forge that a change comes from. Part of the change's digest: an answer is bound to the
 * repository, the request, its base and its head, and to nothing that has a date.
 */
export interface ChangeOrigin {
  /** Id of the forge's connection: `github.com`, `gitlab.example.com`. */
  readonly forge: string;
  /** As the forge writes it: `acme/shop`. */
  readonly repository: string;
  /** Number of the pull or merge request; null for a push without one. */
  readonly request: number | null;
  /** Branch that it would be merged into. */
  readonly baseBranch: string;
  /**
   * Branch that it comes from, as its author named it. Left out where nobody says: it is then no part of the
   * digest, so that what was sealed before keeps its own.
   */
  readonly headBranch?: string;
  /** Commit ids: tip of the base branch, what is compared with, tip of the request. */
  readonly base: string;
  readonly mergeBase: string;
  readonly head: string;
  /** `sha256:` and hex over the whole patch from merge base to head, as git makes it. */
  readonly diff: string;
}
