/** Where a hook is put: for one person, for one repository, or where an agent's user cannot remove it. */
export type Scope = 'user' | 'project' | 'managed';

export interface InstallOptions {
  readonly scope: Scope;
  /** The launcher, absolute. */
  readonly launcher: string;
  /** What hosts call, their own name after it: the launcher, or the small client with its socket before it. */
  readonly call: readonly string[];
  readonly home: string;
  readonly projectRoot: string;
  /** Put before `/etc`; empty on a real machine. */
  readonly root?: string;
}

/** What becomes of one file. Both throw `UsageError` on a file that cannot be understood. */
export interface PlacedFile {
  readonly path: string;
  /** Its text with our part in it. The same text again when it is there already. */
  readonly put: (before: string | null) => string;
  /** Its text without our part; null when nothing is left, so that the file goes. */
  readonly take: (before: string) => string | null;
}

/** How one host is set up. Siblings have this shape and stand in `registry.ts`. */
export interface HostSetup {
  readonly host: string;
  /** Nothing for a scope that the host does not have. */
  readonly files: (options: InstallOptions) => readonly PlacedFile[];
  /** What a person still has to do, or has to know. */
  readonly notes: (scope: Scope) => readonly string[];
}

export interface FileChange {
  readonly path: string;
  /** Null: there was no such file. */
  readonly before: string | null;
  /** Null: the file goes. */
  readonly after: string | null;
}

/** A launcher ends a guard after this many seconds; hosts wait a little longer. */
export const GUARD_SECONDS = 10;
export const HOST_SECONDS = 15;
