import type { Sha256 } from '../change/seal.ts';

/** Lines with less than this on them are in every file, whoever wrote it. */
const FEWEST = 6;
const MARK = 16;

/**
 * Marks by which lines are known again without being kept: 16 hex digits of the SHA-256 of each line without
 * the space around it, each once, in order. Short lines have none: a bracket is nobody's.
 */
export function lineMarks(
  lines: Iterable<string>,
  sha256: Sha256,
  most: number,
): readonly string[] {
  const marks = new Set<string>();
  for (const line of lines) {
    const text = line.trim();
    if (text.length < FEWEST) continue;
    marks.add(sha256(text).slice(0, MARK));
    if (marks.size >= most) break;
  }
  return [...marks];
}
