/** Commits that follow each other on a branch: after `from`, up to `to`. Commits by their ids. */
export interface Stretch {
  readonly from: string;
  readonly to: string;
  /** Newest first. */
  readonly commits: readonly string[];
}

/** The stretches of a line (newest first, after `from`) that are made of what is left; the oldest first. */
export function stretchesOf(
  from: string,
  line: readonly string[],
  left: ReadonlySet<string>,
): readonly Stretch[] {
  const found: Stretch[] = [];
  let before = from;
  let open: string[] = [];
  let begin = from;
  const end = (): void => {
    const to = open.at(-1);
    if (to !== undefined) found.push({ from: begin, to, commits: open.toReversed() });
    open = [];
  };
  for (const commit of line.toReversed()) {
    if (left.has(commit)) {
      if (open.length === 0) begin = before;
      open.push(commit);
    } else {
      end();
    }
    before = commit;
  }
  end();
  return found;
}
