/** What is done to a sample. `garbage` keeps its first lines, so that a reader claims it, and ruins the rest. */
interface Damage {
  readonly what: string;
  readonly garbage: boolean;
  readonly apply: (text: string) => Uint8Array;
}

const DEEP = 10_000;

/** Bytes without an end or a sense, the same in every run. */
function noise(length: number): Uint8Array {
  let state = 12_345;
  return Uint8Array.from({ length }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state >> 16;
  });
}

function inTheMiddle(piece: Uint8Array): (text: string) => Uint8Array {
  return (text) => {
    const bytes = Buffer.from(text);
    const half = bytes.length >> 1;
    return Buffer.concat([bytes.subarray(0, half), piece, bytes.subarray(half)]);
  };
}

const PIECES: readonly string[] = [
  '[',
  '{',
  '(',
  '<a>',
  '"',
  "'",
  '`',
  '$$',
  '/*',
  '- ',
  '${',
  '{% ',
  '<!--',
  '&a;',
  '&a ',
  '*',
  ' ',
  '\t',
  '\n',
  '\r',
  '--\r',
  '\u2028',
  'a',
  'a.',
  'a ',
  '1',
  '\\',
  '--\n',
  '# x\n',
  'a=1\n',
  'a: 1\n',
  '%',
];

export const DAMAGES: readonly Damage[] = [
  ...[10, 30, 50, 70, 90].map((percent) => ({
    what: `cut at ${percent} %`,
    garbage: false,
    apply: (text: string) => Buffer.from(text).subarray(0, (text.length * percent) / 100),
  })),
  ...PIECES.map((piece) => ({
    what: `thousands of ${JSON.stringify(piece)} in the middle`,
    garbage: false,
    apply: inTheMiddle(Buffer.from(piece.repeat(DEEP))),
  })),
  { what: 'noise in the middle', garbage: true, apply: inTheMiddle(noise(4_000)) },
  { what: 'a NUL in the middle', garbage: false, apply: inTheMiddle(Buffer.of(0)) },
  { what: 'bytes that are not UTF-8', garbage: false, apply: inTheMiddle(Buffer.of(255, 254)) },
  { what: 'UTF-16', garbage: false, apply: (text) => Buffer.from(`\ufeff${text}`, 'utf16le') },
  { what: 'twice', garbage: false, apply: (text) => Buffer.from(text + text) },
  ...['__proto__', 'constructor', 'o\u001b[31m\u202e\u200b', 'x'.repeat(100_000)].map((name) => ({
    what: `the name ${JSON.stringify(name.slice(0, 20))}`,
    garbage: false,
    apply: (text: string) => Buffer.from(text.replaceAll('orders', name)),
  })),
  ...['1e999', 'NaN', '2001-12-14T21:59:43Z'].map((value) => ({
    what: `${value} for every number`,
    garbage: false,
    apply: (text: string) => Buffer.from(text.replace(/\b\d+\b/g, value)),
  })),
  ...['\r', '\r\n'].map((end) => ({
    what: `line ends ${JSON.stringify(end)}`,
    garbage: false,
    apply: (text: string) => Buffer.from(text.replaceAll('\n', end)),
  })),
];
