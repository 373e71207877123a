/** What is dangerous about a regular expression, as the end of a sentence; null for nothing. */
export function regexDanger(pattern: string): string | null {
  if (matchesEverything(pattern)) return 'it matches every request';
  if (nests(pattern)) {
    return 'a repetition stands within a repetition, so a text that does not match can keep a backtracking engine busy for ever; an expression like it once took a whole CDN down';
  }
  return null;
}

export function matchesEverything(pattern: string): boolean {
  const bare = pattern
    .replace(/^\(\?[a-z]+\)/, '')
    .replace(/^\^/, '')
    .replace(/\$$/, '');
  return /^(?:\/?\(?(?:\.\*|\.\+)\??\)?|\/?|\[\\s\\S\]\*)$/.test(bare);
}

/** True for `(a+)+` and for `.*.*`, found in one pass. */
function nests(pattern: string): boolean {
  // For each open group: whether something in it repeats without end.
  const open: boolean[] = [false];
  let last: 'wild' | 'other' | null = null;
  let [repeats, wasWild] = [false, false];
  for (let at = 0; at < pattern.length; at++) {
    const letter = pattern[at] ?? '';
    if (letter === '(') {
      open.push(false);
      if (pattern.startsWith('(?', at))
        at += /^\(\?(?:[:=!>|]|<[=!]|P?<\w+>)?/.exec(pattern.slice(at, at + 60))?.[0].length ?? 1;
      if (pattern[at] !== '(') at--;
      last = null;
    } else if (letter === ')') {
      repeats = open.length > 1 ? (open.pop() ?? false) : false;
      if (isEndless(pattern, at + 1) && repeats) return true;
      if (repeats) open[open.length - 1] = true;
      last = 'other';
    } else if (isEndless(pattern, at) && last !== null) {
      open[open.length - 1] = true;
      if (last === 'wild' && wasWild) return true;
      wasWild = last === 'wild';
    } else if (letter === '[') {
      const end = endOfClass(pattern, at);
      at = end;
      last = 'other';
      wasWild = false;
    } else if (letter === '?' || letter === '{' || letter === '}') {
      continue;
    } else {
      if (letter === '\\') at++;
      if (letter !== '.') wasWild = false;
      last = letter === '.' ? 'wild' : 'other';
    }
  }
  return false;
}

function isEndless(pattern: string, at: number): boolean {
  const letter = pattern[at];
  return (
    letter === '*' ||
    letter === '+' ||
    (letter === '{' && /^\{\d*,\}/.test(pattern.slice(at, at + 12)))
  );
}

function endOfClass(pattern: string, at: number): number {
  for (let end = at + 2; end < pattern.length; end++) {
    if (pattern[end] === '\\') end++;
    else if (pattern[end] === ']') return end;
  }
  return pattern.length;
}
