/** What may be looked up while a command is read. Nothing is run, and nothing is written. */

export type FileLook =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'folder' }
  /** There, but not to be had as text: too large, binary, not readable, a device. */
  | { readonly kind: 'closed'; readonly why: string };

/** What a path is. A symbolic link is what it leads to. */
export type PathKind = 'file' | 'folder' | 'device' | 'missing' | 'unknown';

/** A repository as far as its own files say, without running git. */
export interface Repository {
  /** Absolute path of the working tree. */
  readonly root: string;
  /** Absolute path of the common `.git` folder. */
  readonly gitFolder: string;
  /** Branch that is checked out, or null when detached. */
  readonly branch: string | null;
  /** Where `origin/HEAD` points, else `main` or `master` where there is one; null where nobody can tell. */
  readonly defaultBranch: string | null;
  /** Addresses by remote name. */
  readonly remotes: ReadonlyMap<string, string>;
  /** Commit of a branch or remote branch (`refs/heads/x`), or null. */
  readonly commitOf: (ref: string) => string | null;
  /**
   * How the file or folder at an absolute path stands with the index: `clean` where everything below is
   * tracked, ignored or equal to what is committed; `ignored` where git ignores all of it.
   */
  readonly stateOf: (path: string) => 'clean' | 'changed' | 'untracked' | 'ignored' | 'unknown';
  /** Whether anything at all is changed or untracked (and not ignored); null where too large to tell. */
  readonly isDirty: () => boolean | null;
}

/** Everything is synchronous and bounded: a look takes well under a millisecond or says `unknown`. */
export interface ShellWorld {
  readonly cwd: string;
  readonly home: string | null;
  readonly user: string | null;
  readonly platform: 'posix' | 'windows';
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folder that the agent works in: the root of the repository, else `cwd`. */
  readonly workspace: string;
  /** At most `limit` bytes (256 KiB unless said). Paths are absolute. */
  readonly look: (path: string, limit?: number) => FileLook;
  readonly kindOf: (path: string) => PathKind;
  /** Names in a folder, at most 1,000; null where it cannot be listed. */
  readonly list: (path: string) => readonly string[] | null;
  /** The repository that a path lies in, or null. Remembered. */
  readonly repositoryAt: (path: string) => Repository | null;
  /**
   * Whether a file was last written before the agent that asks was started: then the agent has not made it.
   * Left out where nobody can tell.
   */
  readonly isOlderThanAgent?: (path: string) => boolean;
}
