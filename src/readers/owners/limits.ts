/** Far above what any real repository comes to; what goes beyond is not read, and so held. */
export const LIMITS = {
  /** Bytes from which on GitHub loads a CODEOWNERS file no more. */
  githubBytes: 3 * 1024 * 1024,
  /** Bytes of a CODEOWNERS file of GitLab, which names no limit of its own. */
  gitlabBytes: 10 * 1024 * 1024,
  /** Rules of one file. */
  rules: 200_000,
  /** Sections of one file. */
  sections: 1_000,
  /** UTF-16 code units of a pattern. */
  pattern: 4_096,
  /** UTF-16 code units of a path that is asked about. */
  path: 4_096,
  /** Steps of the search for the owners of one path. */
  work: 200_000,
  /** OWNERS files of one repository. */
  treeFiles: 50_000,
  /** Bytes of one OWNERS file. */
  treeBytes: 1024 * 1024,
  /** Steps that the filters of one OWNERS file come to. */
  filterSize: 20_000,
  /** Problems that are told one by one. */
  problems: 1_000,
} as const;
