/** Whether a shell pattern fits a whole text. Linear but for `*`, and there without backtracking twice. */
export function matchesGlob(pattern: string, text: string): boolean {
  let at = 0;
  let p = 0;
  let starAt = -1;
  let starText = 0;
  while (at < text.length) {
    const step = p < pattern.length ? fits(pattern, p, text[at] ?? '') : 0;
    if (pattern[p] === '*') {
      starAt = p;
      starText = at;
      p += 1;
    } else if (step > 0) {
      p += step;
      at += 1;
    } else if (starAt >= 0) {
      p = starAt + 1;
      starText += 1;
      at = starText;
    } else return false;
  }
  while (pattern[p] === '*') p += 1;
  return p === pattern.length;
}

/** Length of the piece of pattern at `p` when it fits one character, else 0. */
function fits(pattern: string, p: number, character: string): number {
  const sign = pattern[p];
  if (sign === '?') return 1;
  if (sign === '[') {
    const close = pattern.indexOf(']', p + 2);
    if (close > 0) return inBracket(pattern.slice(p + 1, close), character) ? close - p + 1 : 0;
  }
  if (sign === '\\' && p + 1 < pattern.length) return pattern[p + 1] === character ? 2 : 0;
  return sign === character ? 1 : 0;
}

function inBracket(set: string, character: string): boolean {
  const negated = set.startsWith('!') || set.startsWith('^');
  const members = negated ? set.slice(1) : set;
  let found = false;
  for (let at = 0; at < members.length; at += 1) {
    if (members[at + 1] === '-' && at + 2 < members.length) {
      if ((members[at] ?? '') <= character && character <= (members[at + 2] ?? '')) found = true;
      at += 2;
    } else if (members[at] === character) found = true;
  }
  return found !== negated;
}
