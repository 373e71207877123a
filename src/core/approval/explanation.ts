/** What an author says of their own change before anybody senior is asked. Words of a person, never ours. */
export interface Explanation {
  /** Id of the author who wrote it. */
  readonly person: string;
  readonly at: string;
  /** What it does. */
  readonly does: string;
  /** What could go wrong. */
  readonly risks: string;
  /** How to undo it. */
  readonly undo: string;
  /** An answer for each effect that cannot be undone, by the resource's address, where the rules ask. */
  readonly effects: readonly { readonly effect: string; readonly answer: string }[];
}
