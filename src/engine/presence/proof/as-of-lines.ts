import { canonicalJson } from '../../../core/change/canonical-json.ts';
import { sha256 } from '../../sha256.ts';

export interface SpokenOf {
  readonly case: string;
  /** ISO instant. */
  readonly asOf: string;
  /** Sequence numbers of the entries in the file, in order. */
  readonly entries: readonly number[];
}

const AS_OF = 'holdpoint/as-of ';
const ENTRIES = 'holdpoint/approvals ';

/**
 * What is signed with a file's checkpoint: of which time it speaks, and that these entries are all there
 * were. Without it, a file could leave out that a release was taken back, and be true all the same.
 */
export function asOfLines(spoken: SpokenOf): readonly string[] {
  return [`${AS_OF}${spoken.asOf}`, `${ENTRIES}${digestOf(spoken)}`];
}

/** The instant that the lines speak of; null where they are of other entries, or of another case. */
export function readAsOf(lines: readonly string[], about: Omit<SpokenOf, 'asOf'>): string | null {
  const asOf = lines.find((line) => line.startsWith(AS_OF))?.slice(AS_OF.length) ?? null;
  if (asOf === null) return null;
  const own = asOfLines({ ...about, asOf });
  return own.length === lines.length && own.every((line, at) => line === lines[at]) ? asOf : null;
}

function digestOf({ case: of, entries }: SpokenOf): string {
  return `sha256:${sha256(canonicalJson({ case: of, entries }))}`;
}
