/** What stands behind a `#` and is no comment: other files taken in, conditions, the program of a script. */
const DIRECTIVE =
  /^#\s*(?:!|(?:include|includedir|if|ifdef|ifndef|elif|else|endif|define|undef)\b)/;

/**
 * True where two texts differ only in empty lines, in spaces around lines and in lines that every language
 * of settings takes for comments. Says nothing about what the other lines mean.
 */
export function sameButComments(before: string, after: string): boolean {
  const old = meaningful(before);
  const next = meaningful(after);
  return old.length === next.length && old.every((line, index) => line === next[index]);
}

function meaningful(text: string): readonly string[] {
  return text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && (!/^[#;]/.test(line) || DIRECTIVE.test(line)));
}
