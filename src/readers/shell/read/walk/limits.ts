/** What one command may cost. Beyond it the rest stays unread, which is said and held. */
export const LIMITS = {
  /** Characters of one text that is parsed. */
  text: 160 * 1024,
  /** Characters of all text together: the command, scripts, what `eval` and `bash -c` are given. */
  allText: 1024 * 1024,
  /** Nodes of syntax trees that are looked at. */
  steps: 10_000,
  invocations: 3000,
  /** Trees in trees, scripts in scripts, calls in calls. */
  nesting: 300,
  /** Text in text: `eval` in `bash -c` in a script. */
  texts: 24,
  /** `$( … )` in `$( … )`. */
  substitutions: 10,
  /** Carriers around a command. */
  carriers: 40,
  /** Words of one command. */
  words: 4000,
  files: 64,
  fileBytes: 1024 * 1024,
  /** Rounds of a loop that are read one by one. */
  rounds: 50,
  heredocs: 400,
  /** All `$( … )` together. */
  allSubstitutions: 2000,
} as const;
