import { readQuoted } from './quoted.ts';
import type { Lexicon, ScanPlace, TextFound } from './scan.ts';

const INSERTION = { open: '#{', doubled: false };
const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '<': '>' };
const SIGIL = /~([a-zA-Z])("""|'''|["'([{<|/])/y;
const ATOM = /:([A-Za-z_]\w*[?!]?)/y;

export const ELIXIR: Lexicon = {
  lineComments: ['#'],
  blockComments: [],
  marks: ['<>', '|>', '->', '<-', '=>', '==', '!=', '&&', '||', '++', '--', '<=', '>=', '..', '::'],
  wordStart: /[A-Za-z_@\u0080-\uFFFF]/,
  wordPart: /[A-Za-z0-9_\u0080-\uFFFF]/,
  newlines: true,
  labels: true,
  joins: true,
  readText,
};

function readText(place: ScanPlace): TextFound | null {
  const { text, at } = place;
  if (text[at] === ':') return atom(place);
  if (text[at] === '~') return sigil(place);
  for (const close of ['"""', "'''", '"', "'"]) {
    if (!text.startsWith(close, at)) continue;
    const found = readQuoted(place, at + close.length, {
      close,
      insertion: INSERTION,
      escape: 'backslash',
    });
    const isLabel = text[found.end] === ':' && text[found.end + 1] !== ':';
    return isLabel ? { ...found, end: found.end + 1, label: true } : found;
  }
  return null;
}

function atom(place: ScanPlace): TextFound | null {
  const { text, at } = place;
  if (text[at + 1] === '"') {
    return readQuoted(place, at + 2, { close: '"', insertion: INSERTION, escape: 'backslash' });
  }
  if (text[at + 1] === ':' || text[at - 1] === ':') return null;
  ATOM.lastIndex = at;
  const found = ATOM.exec(text);
  return found === null ? null : { end: at + found[0].length, parts: [found[1] as string] };
}

function sigil(place: ScanPlace): TextFound | null {
  SIGIL.lastIndex = place.at;
  const found = SIGIL.exec(place.text);
  if (found === null) return null;
  const [mark, letter = '', open = ''] = found;
  const isPlain = letter === letter.toUpperCase();
  const inner = readQuoted(place, place.at + mark.length, {
    close: CLOSING[open] ?? open,
    insertion: isPlain ? null : INSERTION,
    escape: isPlain ? 'none' : 'backslash',
    nests: open,
  });
  const [only] = inner.parts;
  if (letter.toLowerCase() !== 'w' || inner.parts.length !== 1 || typeof only !== 'string') {
    return inner;
  }
  const end = place.text[inner.end] === 'a' ? inner.end + 1 : inner.end;
  return { end, parts: [], list: only.split(/\s+/).filter((item) => item !== '') };
}
