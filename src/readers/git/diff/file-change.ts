/** What happened to one path, before anything is judged. */
export type FileStatus =
  'added' | 'deleted' | 'modified' | 'renamed' | 'copied' | 'retyped' | 'unmerged';

export interface FileChange {
  readonly status: FileStatus;
  /** The path after the change; for a deleted file the path it had. See `pathText`. */
  readonly path: string;
  /** Where a renamed or copied file came from. */
  readonly oldPath: string | null;
  /** Git's six octal digits, or null where the side does not exist or the input does not say. */
  readonly oldMode: string | null;
  readonly newMode: string | null;
  /** Object ids in full, or null where the side does not exist or the input does not say. */
  readonly oldId: string | null;
  readonly newId: string | null;
}

export const MODES = { executable: '100755', symlink: '120000', submodule: '160000' } as const;
