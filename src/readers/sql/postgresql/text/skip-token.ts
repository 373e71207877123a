/**
 * The lexical rules of PostgreSQL that decide where a statement ends: what stands in quotes or in a
 * comment is passed over whole. Each function takes the offset of a token and gives the offset behind it.
 */

const WORD = /[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*/y;
const LINE = /[^\r\n]*/y;
const DOLLAR_TAG = /\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/y;

export interface Token {
  /** `unclosed` is a comment without end, which PostgreSQL refuses. */
  readonly kind: 'space' | 'comment' | 'unclosed' | 'quoted' | 'word' | 'other';
  readonly end: number;
}

/** The token that starts at `at`. A quote that never ends reaches to the end of the text. */
export function tokenAt(text: string, at: number): Token {
  const char = text.charCodeAt(at);
  switch (char) {
    case 0x20:
    case 0x09:
    case 0x0a:
    case 0x0d:
    case 0x0b:
    case 0x0c:
    case 0xfeff:
      return { kind: 'space', end: at + 1 };
    case 0x27:
      return { kind: 'quoted', end: endOfQuote(text, at, 0x27, false) };
    case 0x22:
      return { kind: 'quoted', end: endOfQuote(text, at, 0x22, false) };
    case 0x24:
      return dollarAt(text, at);
    case 0x2d:
      if (text.charCodeAt(at + 1) === 0x2d) return { kind: 'comment', end: endOfComment(text, at) };
      break;
    case 0x2f:
      if (text.charCodeAt(at + 1) === 0x2a) return blockAt(text, at);
      break;
    default:
      return wordAt(text, at) ?? { kind: 'other', end: at + 1 };
  }
  return { kind: 'other', end: at + 1 };
}

function wordAt(text: string, at: number): Token | null {
  WORD.lastIndex = at;
  if (!WORD.test(text)) return null;
  const end = WORD.lastIndex;
  const escapes = end === at + 1 && /[eE]/.test(text[at] as string);
  return escapes && text.charCodeAt(end) === 0x27
    ? { kind: 'quoted', end: endOfQuote(text, end, 0x27, true) }
    : { kind: 'word', end };
}

function dollarAt(text: string, at: number): Token {
  DOLLAR_TAG.lastIndex = at;
  const tag = DOLLAR_TAG.exec(text)?.[0];
  if (tag === undefined) return { kind: 'other', end: at + 1 };
  const close = text.indexOf(tag, at + tag.length);
  return { kind: 'quoted', end: close === -1 ? text.length : close + tag.length };
}

function endOfQuote(text: string, at: number, quote: number, escapes: boolean): number {
  for (let index = at + 1; index < text.length; index += 1) {
    const char = text.charCodeAt(index);
    if (escapes && char === 0x5c) index += 1;
    else if (char === quote) {
      if (text.charCodeAt(index + 1) !== quote) return index + 1;
      index += 1;
    }
  }
  return text.length;
}

/** As in PostgreSQL, a carriage return alone ends it, too. */
function endOfComment(text: string, at: number): number {
  LINE.lastIndex = at;
  return at + (LINE.exec(text)?.[0].length ?? 0);
}

export function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}

/** Block comments nest. */
function blockAt(text: string, at: number): Token {
  let depth = 0;
  const marks = /\/\*|\*\//g;
  marks.lastIndex = at;
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    depth += mark[0] === '/*' ? 1 : -1;
    if (depth === 0) return { kind: 'comment', end: marks.lastIndex };
  }
  return { kind: 'unclosed', end: text.length };
}
