const HUNK = /^@@ -\d{1,9}(?:,\d{1,9})? \+(\d{1,9})(?:,\d{1,9})? @@/;

/** Lines of the new version that a unified patch of one file shows, 1-based: added ones and their context. */
export function linesShown(patch: string): ReadonlySet<number> {
  const lines = new Set<number>();
  let next: number | null = null;
  for (const line of patch.split('\n')) {
    const hunk = HUNK.exec(line);
    if (hunk !== null) {
      next = Number(hunk[1]);
    } else if (next !== null && (line.startsWith('+') || line.startsWith(' '))) {
      lines.add(next);
      next += 1;
    }
  }
  return lines;
}
