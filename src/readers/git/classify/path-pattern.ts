/**
 * Compiles path patterns to one expression. `*` stays within a segment, `**` crosses segments, `{a,b}`
 * is either. A pattern without `/` is a file name in any folder; one that begins with `/` counts from
 * the top of the repository; any other may begin at any folder. Case does not matter.
 */
export function compilePatterns(patterns: readonly string[]): RegExp {
  return new RegExp(`^(?:${patterns.map(source).join('|')})$`, 'is');
}

function source(pattern: string): string {
  const anchored = pattern.startsWith('/');
  const body = anchored ? pattern.slice(1) : pattern;
  return `${anchored ? '' : '(?:.*/)?'}${translate(body)}`;
}

function translate(pattern: string): string {
  let text = '';
  let open = 0;
  for (let index = 0; index < pattern.length; index += 1) {
    const char = pattern[index] as string;
    if (pattern.startsWith('**/', index)) {
      text += '(?:.*/)?';
      index += 2;
    } else if (pattern.startsWith('**', index)) {
      text += '.*';
      index += 1;
    } else if (char === '*') text += '[^/]*';
    else if (char === '{') {
      open += 1;
      text += '(?:';
    } else if (char === '}' && open > 0) {
      open -= 1;
      text += ')';
    } else if (char === ',' && open > 0) text += '|';
    else text += char.replace(/[.+?^$()[\]\\|]/g, '\\$&');
  }
  return text;
}
