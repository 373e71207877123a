/** What one command may cost. Beyond it the rest stays unread, which is said and held. */
export const LIMITS = {
  /** Characters of one text that is parsed. */
  text: 256 * 1024,
  /** Characters of all text together: the command, scripts, what `eval` and `bash -c` are given. */
  allText: 1024 * 1024,
  /** Nodes of syntax trees that are looked at. */
  steps: 20_000,
  invocations: 5000,
  /** Trees in trees, scripts in scripts, calls in calls. */
  nesting: 300,
  /** Scripts in scripts alone. */
  scripts: 12,
  files: 64,
  fileBytes: 1024 * 1024,
  /** Rounds of a loop that are read one by one. */
  rounds: 50,
  heredocs: 400,
} as const;
