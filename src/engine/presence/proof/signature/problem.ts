/** One thing in a file that does not fit, by the member that it was found at. */
export interface Problem {
  /** `answers[0].proof.signature`, as the file has it. */
  readonly member: string;
  readonly why: string;
}
