import { readQuoted } from './quoted.ts';
import type { Lexicon, ScanPlace, TextFound } from './scan.ts';
import { CodeFault } from './token.ts';

const MARKS = [
  '===',
  '!==',
  '...',
  '?->',
  '??=',
  '=>',
  '==',
  '!=',
  '<=',
  '>=',
  '&&',
  '||',
  '??',
  '?.',
  '->',
]
  .concat(['::', '++', '--', '+=', '-=', '*=', '.=', '|='])
  .toSorted((a, b) => b.length - a.length);

const BASE = {
  blockComments: [['/*', '*/']] as const,
  marks: MARKS,
  wordStart: /[A-Za-z_$\u0080-\uFFFF]/,
  wordPart: /[A-Za-z0-9_$\u0080-\uFFFF]/,
  newlines: false,
  labels: false,
  joins: false,
};

export const SCRIPT: Lexicon = { ...BASE, lineComments: ['//'], readText: readScriptText };
export const PHP: Lexicon = { ...BASE, lineComments: ['//', '#'], readText: readPhpText };
export const CSHARP: Lexicon = {
  ...BASE,
  // A directive (`#nullable disable`) is a line of its own.
  lineComments: ['//', '#'],
  wordStart: /[A-Za-z_@\u0080-\uFFFF]/,
  readText: readCsharpText,
};

/** After these a slash begins a pattern rather than divides. */
const BEFORE_PATTERN =
  /^(?:[([{,;:=!&|?+\-*%<>~^]|=>|==|===|!=|!==|&&|\|\||\?\?|return|typeof|case)$/;

function readScriptText(place: ScanPlace): TextFound | null {
  const { text, at, previous } = place;
  const char = text[at] as string;
  if (char === "'" || char === '"') {
    const oneLine = true;
    return readQuoted(place, at + 1, {
      close: char,
      insertion: null,
      escape: 'backslash',
      oneLine,
    });
  }
  if (char === '`') {
    const insertion = { open: '${', doubled: false };
    return readQuoted(place, at + 1, { close: '`', insertion, escape: 'backslash' });
  }
  const mayBePattern =
    char === '/' &&
    (previous === null ||
      ((previous.kind === 'mark' || previous.kind === 'word') &&
        BEFORE_PATTERN.test(previous.text)));
  return mayBePattern ? pattern(text, at) : null;
}

function pattern(text: string, at: number): TextFound | null {
  let inClass = false;
  for (let end = at + 1; end < text.length; end++) {
    const char = text[end];
    if (char === '\n') return null;
    if (char === '\\') end++;
    else if (char === '[') inClass = true;
    else if (char === ']') inClass = false;
    else if (char === '/' && !inClass) return { end: end + 1, parts: [text.slice(at, end + 1)] };
  }
  return null;
}

const PHP_HEREDOC = /<<<[ \t]*(["']?)([A-Za-z_]\w*)\1[ \t]*\r?\n/y;
const PHP_TAG = /<\?(?:php|=)?|\?>/y;
const PHP_VARIABLE = /^\$[A-Za-z_]\w*(?:->\w+)?/;

function readPhpText(place: ScanPlace): TextFound | null {
  const { text, at } = place;
  const char = text[at] as string;
  if (char === "'") {
    return readQuoted(place, at + 1, { close: "'", insertion: null, escape: 'backslash' });
  }
  if (char === '"') return withVariables(place, at + 1, '"');
  PHP_TAG.lastIndex = at;
  if (char === '<' || char === '?') {
    const tag = PHP_TAG.exec(text);
    // The tag itself says nothing; it comes out as a text that stands for nothing.
    if (tag !== null) return { end: at + tag[0].length, parts: [''] };
  }
  return char === '<' ? phpHeredoc(place) : null;
}

/** `"{$a}"` and `"$a"` alike put the variable in. */
function withVariables(place: ScanPlace, from: number, end: string | null): TextFound {
  const insertion = { open: '{', doubled: false };
  const quoting = { close: end ?? '\0', escape: 'backslash', whole: end === null } as const;
  const whole = readQuoted(place, from, { ...quoting, insertion: null });
  const [plain] = whole.parts;
  if (typeof plain !== 'string' || !plain.includes('$')) return whole;
  const found = readQuoted(place, from, { ...quoting, insertion });
  const parts = found.parts.flatMap((part) => {
    if (typeof part !== 'string') return part.code.startsWith('$') ? [part] : [`{${part.code}}`];
    return part.split(/(\$[A-Za-z_]\w*(?:->\w+)?)/).map((piece) => {
      return PHP_VARIABLE.test(piece) ? { code: piece, line: place.lineOf(from) } : piece;
    });
  });
  return { ...found, parts };
}

function phpHeredoc(place: ScanPlace): TextFound | null {
  PHP_HEREDOC.lastIndex = place.at;
  const found = PHP_HEREDOC.exec(place.text);
  if (found === null) return null;
  const [mark, quote, name = ''] = found;
  const from = place.at + mark.length;
  let start = from;
  while (start < place.text.length) {
    const newline = place.text.indexOf('\n', start);
    const end = newline === -1 ? place.text.length : newline;
    const line = place.text.slice(start, end).trimStart();
    if (line.startsWith(name) && !/\w/.test(line[name.length] ?? '')) {
      const closing = end - line.length + name.length;
      const body = { ...place, text: place.text.slice(0, start) };
      const { parts } =
        quote === "'"
          ? readQuoted(body, from, { close: '\0', insertion: null, escape: 'none', whole: true })
          : withVariables(body, from, null);
      return { end: closing, parts };
    }
    start = end + 1;
  }
  throw new CodeFault(place.lineOf(from), 'a text that begins here does not end');
}

const CSHARP_OPENING = /(\$@|@\$|\$+|@)?("""+|")/y;

function readCsharpText(place: ScanPlace): TextFound | null {
  const { text, at } = place;
  if (text[at] === "'") {
    return readQuoted(place, at + 1, { close: "'", insertion: null, escape: 'backslash' });
  }
  CSHARP_OPENING.lastIndex = at;
  const found = CSHARP_OPENING.exec(text);
  if (found === null) return null;
  const [mark, prefix = '', quotes = '"'] = found;
  // `""` is an empty text, not the opening of a raw one.
  const isRaw = quotes.length >= 3;
  const from = at + mark.length;
  const insertion = prefix.includes('$') ? { open: '{', doubled: true } : null;
  if (isRaw) return readQuoted(place, from, { close: quotes, insertion, escape: 'none' });
  const escape = prefix.includes('@') ? ('double' as const) : ('backslash' as const);
  return readQuoted(place, from, { close: '"', insertion, escape });
}
