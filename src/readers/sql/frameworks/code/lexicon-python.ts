import { readQuoted } from './quoted.ts';
import type { Lexicon, ScanPlace, TextFound } from './scan.ts';

const OPENING = /([rRbBuUfFtT]{0,2})("""|'''|"|')/y;

export const PYTHON: Lexicon = {
  lineComments: ['#'],
  blockComments: [],
  marks: [
    '**=',
    '//=',
    '...',
    '->',
    '**',
    '//',
    '==',
    '!=',
    '<=',
    '>=',
    ':=',
    '+=',
    '-=',
    '*=',
    '|=',
  ],
  wordStart: /[A-Za-z_\u0080-\uFFFF]/,
  wordPart: /[A-Za-z0-9_\u0080-\uFFFF]/,
  newlines: true,
  labels: false,
  joins: true,
  readText,
};

function readText(place: ScanPlace): TextFound | null {
  OPENING.lastIndex = place.at;
  const found = OPENING.exec(place.text);
  if (found === null) return null;
  const [mark, prefix = '', close = ''] = found;
  return readQuoted(place, place.at + mark.length, {
    close,
    insertion: /[fFtT]/.test(prefix) ? { open: '{', doubled: true } : null,
    escape: 'backslash',
    raw: /[rR]/.test(prefix),
    oneLine: close.length === 1,
  });
}
