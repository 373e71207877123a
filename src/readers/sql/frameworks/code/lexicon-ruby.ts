import { readQuoted } from './quoted.ts';
import type { Lexicon, ScanPlace, TextFound } from './scan.ts';

const INSERTION = { open: '#{', doubled: false };
const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '<': '>' };
const HEREDOC = /<<([~-]?)(["'`]?)([A-Z_a-z]\w*)\2/y;
const PERCENT = /%([qQwWiIrsx]?)([([{<|!/])/y;
const SYMBOL = /:([A-Za-z_]\w*[?!=]?)/y;
/** After these a slash divides and a percent sign is a remainder. */
const ENDS_OPERAND = /^(?:[)\]}]|end)$/;

export const RUBY: Lexicon = {
  lineComments: ['#'],
  blockComments: [['=begin', '\n=end']],
  marks: [
    '**',
    '=>',
    '->',
    '<=>',
    '===',
    '==',
    '!=',
    '&&',
    '||=',
    '||',
    '&.',
    '::',
    '<<',
    '>=',
    '<=',
  ]
    .concat(['+=', '-=', '=~', '!~', '...', '..'])
    .toSorted((a, b) => b.length - a.length),
  wordStart: /[A-Za-z_@$\u0080-\uFFFF]/,
  wordPart: /[A-Za-z0-9_@$\u0080-\uFFFF]/,
  newlines: true,
  labels: true,
  joins: true,
  readText,
  endMark: '__END__',
};

function readText(place: ScanPlace): TextFound | null {
  const { text, at } = place;
  switch (text[at]) {
    case "'":
      return labelled(place, readQuoted(place, at + 1, quoting("'")));
    case '"':
      return labelled(place, readQuoted(place, at + 1, quoting('"')));
    case '`':
      return readQuoted(place, at + 1, quoting('`'));
    case ':':
      return symbol(place);
    case '%':
      return endsOperand(place) ? null : percent(place);
    case '<':
      return heredoc(place);
    case '/':
      return endsOperand(place) ? null : readQuoted(place, at + 1, quoting('/'));
    default:
      return null;
  }
}

function quoting(close: string) {
  const insertion = close === "'" ? null : INSERTION;
  return { close, insertion, escape: 'backslash' as const };
}

/** `"a": 1` is a key. */
function labelled(place: ScanPlace, found: TextFound): TextFound {
  const { text } = place;
  const isLabel =
    text[found.end] === ':' && text[found.end + 1] !== ':' && place.previous?.text !== '?';
  return isLabel && typeof found.parts[0] === 'string'
    ? { ...found, end: found.end + 1, label: true }
    : found;
}

function endsOperand({ text, at, previous }: ScanPlace): boolean {
  if (previous === null) return false;
  const { kind } = previous;
  if (kind === 'number' || kind === 'text') return true;
  if (kind === 'mark') return ENDS_OPERAND.test(previous.text);
  if (kind !== 'word') return false;
  // `puts /x/` begins a pattern, `a / b` divides.
  const before = /\s/.test(text[at - 1] ?? '');
  const after = /\s/.test(text[at + 1] ?? '');
  return !before || after || previous.text === 'end';
}

function symbol(place: ScanPlace): TextFound | null {
  const { text, at } = place;
  if (text[at + 1] === ':' || (text[at - 1] === ':' && text[at - 2] !== ':')) return null;
  const quote = text[at + 1];
  if (quote === '"' || quote === "'") return readQuoted(place, at + 2, quoting(quote));
  SYMBOL.lastIndex = at;
  const found = SYMBOL.exec(text);
  if (found === null) return null;
  // `{:a=>1}` is the key a, not the symbol a=.
  const name = found[1] as string;
  const isKey = name.endsWith('=') && text[at + found[0].length] === '>';
  return isKey
    ? { end: at + found[0].length - 1, parts: [name.slice(0, -1)] }
    : { end: at + found[0].length, parts: [name] };
}

function percent(place: ScanPlace): TextFound | null {
  PERCENT.lastIndex = place.at;
  const found = PERCENT.exec(place.text);
  if (found === null) return null;
  const [mark, kind = '', open = ''] = found;
  const insertion = /[qwi]/.test(kind) ? null : INSERTION;
  const close = CLOSING[open] ?? open;
  const inner = readQuoted(place, place.at + mark.length, {
    close,
    insertion,
    escape: 'backslash',
    nests: open,
  });
  if (!/[wWiI]/.test(kind)) return inner;
  const [only] = inner.parts;
  if (inner.parts.length !== 1 || typeof only !== 'string') return inner;
  return { end: inner.end, parts: [], list: only.split(/\s+/).filter((item) => item !== '') };
}

function heredoc(place: ScanPlace): TextFound | null {
  const { text, at, nextLine } = place;
  HEREDOC.lastIndex = at;
  const found = HEREDOC.exec(text);
  if (found === null) return null;
  const [mark, indented, quote, name] = found;
  if (indented === '' && (!/^[A-Z]/.test(name as string) || endsOperand(place))) return null;
  const lineEnd = text.indexOf('\n', at);
  const from = nextLine ?? (lineEnd === -1 ? text.length : lineEnd + 1);
  const { bodyEnd, resumeAt } = heredocEnd(text, from, name as string, indented !== '');
  const body = { ...place, text: text.slice(0, bodyEnd) };
  const insertion = quote === "'" ? null : INSERTION;
  const escape = quote === "'" ? ('none' as const) : ('backslash' as const);
  const { parts } = readQuoted(body, from, {
    close: '\0heredoc',
    insertion,
    escape,
    whole: true,
  });
  return { end: at + mark.length, parts, resumeAt };
}

function heredocEnd(text: string, from: number, name: string, indented: boolean) {
  let start = from;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    const line = text.slice(start, end);
    if ((indented ? line.trim() : line.trimEnd()) === name) {
      return { bodyEnd: start, resumeAt: Math.min(end + 1, text.length) };
    }
    start = end + 1;
  }
  return { bodyEnd: text.length, resumeAt: text.length };
}
