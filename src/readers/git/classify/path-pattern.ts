/**
 * Compiles path patterns to one test. `*` stays within a segment, `**` crosses segments, `{a,b}` is
 * either. A pattern without `/` is a file name in any folder; one that begins with `/` counts from the
 * top of the repository; any other may begin at any folder. Case does not matter.
 */
export function compilePatterns(patterns: readonly string[]): (path: string) => boolean {
  const names = patterns.filter((pattern) => !pattern.includes('/') && pattern !== '**');
  const paths = patterns.filter((pattern) => pattern.includes('/') || pattern === '**');
  const anchored = paths.filter((pattern) => pattern.startsWith('/'));
  const floating = paths.filter((pattern) => !pattern.startsWith('/'));
  const name = anyOf('', names);
  const path = anyOf(
    '',
    anchored.map((pattern) => pattern.slice(1)),
  );
  const inside = anyOf('(?:.*/)?', floating);
  return (text) =>
    name.test(text.slice(text.lastIndexOf('/') + 1)) || path.test(text) || inside.test(text);
}

function anyOf(before: string, patterns: readonly string[]): RegExp {
  if (patterns.length === 0) return /^(?!)/;
  return new RegExp(`^${before}(?:${patterns.map(translate).join('|')})$`, 'is');
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
