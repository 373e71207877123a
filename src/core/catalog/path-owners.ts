/** Who a file of the base says owns some of the changed paths: one line of it, or one section's. */
export interface PathOwners {
  /** As written: `@ada`, `@acme/payments`, `ada@example.org`. Any one of them will do. */
  readonly owners: readonly string[];
  /** Changed paths that it covers, sorted. */
  readonly paths: readonly string[];
  readonly section: string | null;
  /** True where the file only suggests them. */
  readonly optional: boolean;
  /** How many of them the file asks for. */
  readonly approvals: number;
  /** The file and its line, 1-based. */
  readonly source: string;
  readonly line: number;
}
