import type { Assessment } from '../../core/assess.ts';
import type { Verdict } from '../../core/policy/types.ts';

/** Everything that one run of `assess` has to say, before it is put into a format. */
export interface Report {
  readonly assessment: Assessment;
  readonly verdict: Verdict;
  /** Names of people in the catalog, by id. */
  readonly people: ReadonlyMap<string, string>;
  readonly judgedBy: JudgedBy;
  /** How the same change is sent for release, as a command to copy. */
  readonly submitCommand: string;
}

/** What the change was judged with, as the person would name it; null where the built-in one was used. */
export interface JudgedBy {
  readonly policy: string | null;
  readonly catalogs: readonly string[];
  readonly incidents: string | null;
  /** Commit from which policy and catalog were taken, or null for files as they lie here. */
  readonly asOf: string | null;
  /** Files that lie here but were not there at that commit, so they do not count yet. */
  readonly notYet: readonly string[];
}

/** The verdict's sentence for a place that shows the outcome beside it: without saying it twice. */
export function summaryBeside({ summary }: Verdict): string {
  const rest = summary.replace(/^(?:Held|Denied|Released): /, '');
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}
