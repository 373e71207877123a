/**
 * Patterns with `*` (any characters) and `?` (one character), as sets of strings. All answers are exact
 * over an alphabet that has at least one letter which no pattern names.
 */

/** Counts work, so that patterns by the thousand cannot keep the reader busy. */
export class Budget {
  #left: number;

  constructor(steps: number) {
    this.#left = steps;
  }

  get spent(): boolean {
    return this.#left < 0;
  }

  take(steps: number): boolean {
    this.#left -= steps;
    return this.#left >= 0;
  }
}

/** True when every string of `inner` is one of `outer`. False, too, when the budget is spent. */
export function covers(outer: string, inner: string, budget: Budget): boolean {
  if (outer === inner || outer === '*') return true;
  if (!/[*?]/.test(outer)) return false;
  if (!budget.take(outer.length * 2 + inner.length * 2)) return false;
  let [o, i, star, retry] = [0, 0, -1, 0];
  while (i < inner.length) {
    const want = outer[o];
    const has = inner[i];
    if (want === '*') {
      star = o++;
      retry = i;
    } else if (want === has || (want === '?' && has !== '*')) {
      o++;
      i++;
    } else if (star !== -1) {
      if (!budget.take(1)) return false;
      o = star + 1;
      i = ++retry;
    } else return false;
  }
  while (outer[o] === '*') o++;
  return o === outer.length;
}

/** True when some string is in both. True, too, when the budget is spent. */
export function overlaps(a: string, b: string, budget: Budget): boolean {
  if (a === b || a === '*' || b === '*') return true;
  if (!/[*?]/.test(a) && !/[*?]/.test(b)) return false;
  if (!budget.take(a.length * b.length)) return true;
  // reachable[j]: the first i letters of a and the first j of b have a string in common.
  let reachable = row(b, [true]);
  for (const letter of a) {
    const next: boolean[] = [letter === '*' && reachable[0] === true];
    for (let j = 1; j <= b.length; j++) {
      const other = b[j - 1];
      const both = reachable[j - 1] === true;
      const stays =
        (letter === '*' && (reachable[j] === true || next[j - 1] === true)) ||
        (other === '*' && (next[j - 1] === true || reachable[j] === true));
      const meets = letter === other || letter === '?' || other === '?';
      next[j] = stays || (both && meets) || (both && (letter === '*' || other === '*'));
    }
    reachable = next;
  }
  return reachable[b.length] === true;
}

function row(b: string, start: boolean[]): boolean[] {
  for (let j = 1; j <= b.length; j++) start[j] = start[j - 1] === true && b[j - 1] === '*';
  return start;
}

/** One string of a pattern that as few other patterns as possible have. */
export function witness(pattern: string): string {
  return pattern.replaceAll('*', '\u0001fresh\u0001').replaceAll('?', '\u0001');
}
