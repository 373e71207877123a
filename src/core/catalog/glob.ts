/** A compiled glob: the text before its first wildcard, and a test for the whole. */
export interface Glob {
  readonly text: string;
  /** Every match starts with this; lets an index skip patterns without running them. */
  readonly prefix: string;
  matches(candidate: string): boolean;
}

/**
 * Glob over repository paths. `*` and `?` stay within a segment, `**` crosses segments, and a pattern
 * that names a folder matches everything below it. No character classes: brackets are literal.
 */
export function pathGlob(text: string): Glob {
  const pattern = text.replace(/^\.?\//u, '').replace(/\/+$/u, '');
  const wildcard = pattern.search(/[*?]/u);
  const source = pattern
    .split(/(\*\*\/|\/\*\*$|\*\*|\*|\?)/u)
    .map(pathToken)
    .join('');
  const expression = new RegExp(`^${source}(?:/.*)?$`, 'su');
  const literal = wildcard < 0 ? pattern : pattern.slice(0, wildcard);
  // `docs/**` also matches `docs` itself, so the slash is no part of the certain prefix.
  return {
    text,
    prefix: literal.replace(/\/$/u, ''),
    matches: (candidate) => expression.test(candidate),
  };
}

/** Glob over resource addresses, types and names: `*` matches anything, dots and brackets are literal. */
export function resourceGlob(text: string): Glob {
  const wildcard = text.search(/[*?]/u);
  const source = text
    .split(/(\*+|\?)/u)
    .map((token) => (token === '?' ? '.' : token.startsWith('*') ? '.*' : escapeLiteral(token)))
    .join('');
  const expression = new RegExp(`^${source}$`, 'su');
  return {
    text,
    prefix: wildcard < 0 ? text : text.slice(0, wildcard),
    matches: (candidate) => expression.test(candidate),
  };
}

function pathToken(token: string): string {
  switch (token) {
    case '**/':
      return '(?:[^/]+/)*';
    case '/**':
      return '(?:/.*)?';
    case '**':
      return '.*';
    case '*':
      return '[^/]*';
    case '?':
      return '[^/]';
    default:
      return escapeLiteral(token);
  }
}

function escapeLiteral(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
}
