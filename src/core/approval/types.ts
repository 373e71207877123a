/** One person's answer, bound to exactly what they saw. */
export interface Approval {
  readonly id: string;
  /** Person id in the roster. */
  readonly person: string;
  readonly answer: AnswerKind;
  readonly reason: string;
  /** ISO instant, for the record. Order comes from `sequence`, never from comparing times. */
  readonly at: string;
  /** Position among the answers to this case; later answers of a person replace earlier ones. */
  readonly sequence: number;
  readonly binding: ApprovalBinding;
  /** How it was given; left out for one given on a page by whoever was signed in. */
  readonly means?: AnswerMeans;
  /** Id of the answer to an earlier push with the same difference, which this one repeats. */
  readonly carriedFrom?: string;
  /** `sha256:` and hex of what proves it (a signed assertion, a review), where something does. */
  readonly evidence?: string;
}

/** `withdraw` takes back what the person said before, and says nothing in its place. */
export type AnswerKind = 'approve' | 'refuse' | 'withdraw';

/** `passkey`: signed over exactly what was shown, by a person present and verified. */
export type AnswerMeans = 'session' | 'passkey' | 'forge-review';

/** What the person saw. Every member must match for the approval to count. */
export interface ApprovalBinding {
  readonly changeDigest: string;
  readonly assessmentDigest: string;
  readonly policyHash: string;
}
