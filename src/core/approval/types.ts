/** One person's answer, bound to exactly what they saw. */
export interface Approval {
  readonly id: string;
  /** Person id in the roster. */
  readonly person: string;
  readonly answer: 'approve' | 'refuse';
  readonly reason: string;
  /** ISO instant, for the record. Order comes from `sequence`, never from comparing times. */
  readonly at: string;
  /** Position among the answers to this case; later answers of a person replace earlier ones. */
  readonly sequence: number;
  readonly binding: ApprovalBinding;
}

/** What the person saw. Every member must match for the approval to count. */
export interface ApprovalBinding {
  readonly changeDigest: string;
  readonly assessmentDigest: string;
  readonly policyHash: string;
}
