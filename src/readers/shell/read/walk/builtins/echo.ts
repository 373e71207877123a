import type { Word } from '../../../types.ts';

/** What `echo` prints. */
export function echoed(args: readonly Word[]): string {
  let from = 0;
  let escapes = false;
  let newline = true;
  while (/^-[neE]+$/.test(args[from]?.text ?? '')) {
    const text = args[from]?.text ?? '';
    if (text.includes('n')) newline = false;
    if (text.includes('e')) escapes = true;
    from += 1;
  }
  const line = args
    .slice(from)
    .map(({ text }) => text)
    .join(' ');
  return (escapes ? unescaped(line) : line) + (newline ? '\n' : '');
}

/** What `printf` prints, or null for a format that is more than strings and whole numbers. */
export function printed(args: readonly Word[]): string | null {
  const [format, ...values] = args[0]?.text === '--' ? args.slice(1) : args;
  if (format === undefined) return '';
  const pieces = unescaped(format.text).split(/(%[sdbicq%])/);
  const places = pieces.filter((piece) => /^%[sdbicq]$/.test(piece)).length;
  if (pieces.some((piece, index) => index % 2 === 0 && piece.includes('%'))) return null;
  const rounds = places === 0 ? 1 : Math.max(1, Math.ceil(values.length / places));
  if (rounds > 1000) return null;
  let used = 0;
  let out = '';
  for (let round = 0; round < rounds; round += 1) {
    for (const piece of pieces) {
      if (piece === '%%') out += '%';
      else if (/^%[sdbicq]$/.test(piece)) {
        const text = values[used]?.text ?? '';
        out += piece === '%b' ? unescaped(text) : piece === '%c' ? text.slice(0, 1) : text;
        used += 1;
      } else out += piece;
    }
  }
  return out;
}

const SIMPLE: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\u0007',
  b: '\b',
  f: '\f',
  v: '\v',
  e: '\u001b',
  '\\': '\\',
  '"': '"',
};

function unescaped(text: string): string {
  return text.replace(
    /\\(?:x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{1,4})|0?([0-7]{1,3})|([\s\S]))/g,
    (whole, hex?: string, unicode?: string, octal?: string, other = '') => {
      if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
      if (unicode !== undefined) return String.fromCharCode(Number.parseInt(unicode, 16));
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 255);
      return SIMPLE[other] ?? whole;
    },
  );
}
