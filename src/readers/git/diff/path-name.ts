import { isUtf8 } from 'node:buffer';

const SHORT_ESCAPES: Readonly<Record<number, string>> = {
  7: '\\a',
  8: '\\b',
  9: '\\t',
  10: '\\n',
  11: '\\v',
  12: '\\f',
  13: '\\r',
  34: '\\"',
  92: '\\\\',
};

const ESCAPED_BYTES: Readonly<Record<string, number>> = {
  a: 7,
  b: 8,
  t: 9,
  n: 10,
  v: 11,
  f: 12,
  r: 13,
  '"': 34,
  '\\': 92,
};

/**
 * The text for a path given as bytes: itself where it is UTF-8, else in git's own quoting
 * (`"a\377"`). A name that begins with a quotation mark is quoted too, so that no two paths share a text.
 */
export function pathText(bytes: Buffer): string {
  if (isUtf8(bytes) && bytes[0] !== 34) return bytes.toString('utf8');
  let text = '';
  for (const byte of bytes) {
    const short = SHORT_ESCAPES[byte];
    if (short !== undefined) text += short;
    else if (byte >= 32 && byte < 127) text += String.fromCharCode(byte);
    else text += `\\${byte.toString(8).padStart(3, '0')}`;
  }
  return `"${text}"`;
}

/**
 * Reads a C-style quoted name from `start` (the opening quotation mark) of a latin1 text.
 * Returns the bytes and the index after the closing mark, or null when it does not end well.
 */
export function unquote(text: string, start: number): { bytes: Buffer; end: number } | null {
  const bytes: number[] = [];
  let index = start + 1;
  while (index < text.length) {
    const char = text[index] as string;
    if (char === '"') return { bytes: Buffer.from(bytes), end: index + 1 };
    if (char !== '\\') {
      bytes.push(char.charCodeAt(0) & 0xff);
      index += 1;
      continue;
    }
    const octal = /^[0-3][0-7]{2}/.exec(text.slice(index + 1, index + 4));
    const byte = octal === null ? ESCAPED_BYTES[text[index + 1] ?? ''] : parseInt(octal[0], 8);
    if (byte === undefined) return null;
    bytes.push(byte);
    index += octal === null ? 2 : 4;
  }
  return null;
}
