/**
 * Whether a regular expression stays quick on a line of at most 500 characters, by its form alone: no
 * back reference, no lookaround, no repeat inside a repeat, two repeats at most and one of nearly anything.
 * White space between words may repeat as often as one likes. Null when it does, else why not. Stricter
 * than it would have to be.
 */
export function whyNotQuick(pattern: string): string | null {
  try {
    RegExp(pattern, 'u');
  } catch (error) {
    return error instanceof Error ? error.message : 'it is no regular expression';
  }
  if (/\\(?:[1-9]|k<)/.test(pattern)) return 'it refers back to an earlier group';
  if (/\(\?(?:[=!]|<[=!])/.test(pattern)) return 'it looks ahead or behind';
  return whyRepeatsNest(pattern);
}

/** Walks the pattern once. */
function whyRepeatsNest(pattern: string): string | null {
  const groups: { repeats: boolean }[] = [{ repeats: false }];
  let [repeats, wide] = [0, 0];
  for (let at = 0; at < pattern.length; at++) {
    const sign = pattern[at];
    if (sign === '\\') {
      at++;
      continue;
    }
    if (sign === '[') {
      at = endOfClass(pattern, at);
      continue;
    }
    if (sign === '(') {
      groups.push({ repeats: false });
      continue;
    }
    if (sign === ')') {
      const closed = groups.pop() ?? { repeats: false };
      const isRepeated = /^(?:[*+]|\{\d)/.test(pattern.slice(at + 1, at + 3));
      if (isRepeated && (closed.repeats || hasAlternative(pattern, at))) {
        return 'it repeats what repeats or has alternatives';
      }
      const outer = groups.at(-1);
      if (outer !== undefined && closed.repeats) outer.repeats = true;
      continue;
    }
    if (sign === '*' || sign === '+' || (sign === '{' && /^\{\d/.test(pattern.slice(at, at + 2)))) {
      const inner = groups.at(-1);
      if (inner !== undefined) inner.repeats = true;
      if (!isPlainSpace(pattern, at)) repeats++;
      if (pattern[at - 1] === '.' || isWideClass(pattern, at - 1)) wide++;
    }
  }
  if (repeats > 2) return 'it has more than two repeats besides white space between words';
  return wide > 1 ? 'it repeats nearly anything twice' : null;
}

/** White space between two things that are none and must be there. */
function isPlainSpace(pattern: string, at: number): boolean {
  const before = /(?:^|[^\\][\w"'/=-]|\^)\\s$/.test(pattern.slice(Math.max(0, at - 4), at));
  const after = /^(?:\w|[-/"'=:,@#%&<>~]|\\[.\-/*+?(){}[\]|^$])(?![*?{])/;
  return before && after.test(pattern.slice(at + 1, at + 4));
}

/** `[^…]` and `\\W`, `\\S`, `\\D` match nearly anything. */
function isWideClass(pattern: string, last: number): boolean {
  if (pattern[last] === ']') return pattern.startsWith('[^', pattern.lastIndexOf('[', last));
  return pattern[last - 1] === '\\' && /[WSD]/.test(pattern[last] ?? '');
}

function endOfClass(pattern: string, from: number): number {
  let at = from + 1;
  while (at < pattern.length && pattern[at] !== ']') at += pattern[at] === '\\' ? 2 : 1;
  return at;
}

/** Whether the group that ends at `close` has an alternative. */
function hasAlternative(pattern: string, close: number): boolean {
  const open = pattern.lastIndexOf('(', close);
  return pattern.slice(open, close).includes('|');
}
