import type { FileChange } from '../diff/file-change.ts';
import type { HunkSummary } from '../diff/hunk-summary.ts';
import type { Finding } from './finding.ts';

/** One changed file with all that was learned about it. */
export interface StudiedFile {
  readonly change: FileChange;
  /** Null where the content was not read. */
  readonly hunks: HunkSummary | null;
  readonly findings: readonly Finding[];
}
