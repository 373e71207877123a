/**
 * The candidate a person most likely meant, or null when none is close: at most one slip in three
 * letters. Ties go to the first in order.
 */
export function nearest(written: string, candidates: Iterable<string>): string | null {
  const wanted = written.toLowerCase().slice(0, 80);
  let best: string | null = null;
  // Of two letters one may be wrong; a single one resembles nothing.
  const slipsAllowed = wanted.length < 2 ? 0 : Math.max(1, Math.floor(wanted.length / 3));
  let bestDistance = slipsAllowed + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - wanted.length) >= bestDistance) continue;
    const distance = slips(wanted, candidate.toLowerCase());
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best ?? continuation(wanted, candidates);
}

/** The one candidate that goes on where the written word stops (`pass`, `passed`), or null. */
function continuation(wanted: string, candidates: Iterable<string>): string | null {
  if (wanted.length < 3) return null;
  const longer = [...candidates].filter((candidate) => candidate.toLowerCase().startsWith(wanted));
  return longer.length === 1 ? (longer[0] ?? null) : null;
}

/** `Did you mean "x"?`, or the choices when they are few, or null. */
export function didYouMean(written: string, candidates: Iterable<string>): string | null {
  const known = [...candidates];
  const near = nearest(written, known);
  if (near !== null) return `Did you mean "${near}"?`;
  if (known.length === 0 || known.length > 24) return null;
  return `Known are: ${known.join(', ')}.`;
}

/** Optimal string alignment: insertions, deletions, changes and swaps of neighbours. */
function slips(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1;
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + same,
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      }
      current.push(cost);
    }
    before = last;
    last = current;
  }
  return last[b.length] ?? 0;
}
