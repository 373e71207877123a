/**
 * True where two versions of a migration differ only in empty lines, ends of lines and lines that are
 * comments. What is run is then the same, also where nobody can tell what that is.
 */
export function sameCode(before: string, after: string): boolean {
  const old = linesOfCode(before);
  const next = linesOfCode(after);
  return old.length === next.length && old.every((line, index) => line === next[index]);
}

/** The indent stays: in Python it is code. So do the conditions of C#. */
function linesOfCode(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => !/^\s*(?:$|\/\/|#(?!!|(?:if|elif|else|endif|define|undef)\b))/.test(line));
}
