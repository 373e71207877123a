import type { Scalar } from 'yaml';

/**
 * Where in the file the character at `offset` of a scalar's value is written. Walks value and source
 * side by side, stepping over what YAML takes out: indentation, line folds, quotes and escapes.
 */
export function offsetInScalar(
  source: string,
  node: Scalar,
  value: string,
  offset: number,
): number {
  const [start, end] = node.range ?? [0, 0];
  let at = contentStart(source, node, start);
  const escapes = node.type === 'QUOTE_DOUBLE' ? '\\' : node.type === 'QUOTE_SINGLE' ? "'" : null;
  for (let index = 0; index < offset && at < end; index++) {
    at = afterCharacter(source, at, value.charAt(index), escapes);
  }
  // Do not point at the indentation in front of the character that is meant.
  const wanted = value.charAt(offset);
  if (wanted !== '' && !isSpace(wanted)) at = afterFolds(source, at, escapes);
  return Math.min(at, Math.max(end - 1, start));
}

function contentStart(source: string, node: Scalar, start: number): number {
  if (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE') return start + 1;
  if (node.type !== 'BLOCK_LITERAL' && node.type !== 'BLOCK_FOLDED') return start;
  const lineEnd = source.indexOf('\n', start);
  return lineEnd === -1 ? start : lineEnd + 1;
}

function afterCharacter(
  source: string,
  from: number,
  wanted: string,
  escape: string | null,
): number {
  let at = from;
  if (isSpace(wanted)) {
    if (source.charAt(at) === wanted && wanted !== '\n') return at + 1;
    // A fold: one space or line break of the value stands for a break and its indentation.
    while (isSpace(source.charAt(at)) && source.charAt(at) !== '\n') at++;
    return source.charAt(at) === '\n' ? at + 1 : at;
  }
  at = afterFolds(source, at, escape);
  const escaped =
    escape !== null &&
    source.charAt(at) === escape &&
    (escape === '\\' || source.charAt(at + 1) === escape);
  return escaped ? at + 2 : at + 1;
}

/** Past indentation and breaks, also those that double quotes escape. */
function afterFolds(source: string, from: number, escape: string | null): number {
  let at = from;
  for (;;) {
    if (isSpace(source.charAt(at))) at++;
    else if (escape === '\\' && source.startsWith('\\\n', at)) at += 2;
    else return at;
  }
}

function isSpace(character: string): boolean {
  return character === ' ' || character === '\n' || character === '\t' || character === '\r';
}
