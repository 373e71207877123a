/** Byte values and classes that JSON is made of. */
export const QUOTE = 0x22;
export const BACKSLASH = 0x5c;
export const COMMA = 0x2c;
export const COLON = 0x3a;
export const OPEN_BRACKET = 0x5b;
export const CLOSE_BRACKET = 0x5d;
export const OPEN_BRACE = 0x7b;
export const CLOSE_BRACE = 0x7d;
export const NEWLINE = 0x0a;

/** 1 for a byte that ends the plain run of a string: quote, backslash or a control character. */
export const STRING_STOP = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte < 0x20 || byte === QUOTE || byte === BACKSLASH ? 1 : 0,
);

/** 1 for JSON's white space other than the newline, which is counted. */
export const BLANK = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte === 0x20 || byte === 0x09 || byte === 0x0d ? 1 : 0,
);

/** The rest of a literal after its first byte, by that byte. */
export function literalTail(first: number): string | null {
  if (first === 0x74) return 'rue';
  if (first === 0x66) return 'alse';
  if (first === 0x6e) return 'ull';
  return null;
}

export function isHexDigit(byte: number): boolean {
  return (
    (byte >= 0x30 && byte <= 0x39) ||
    (byte >= 0x41 && byte <= 0x46) ||
    (byte >= 0x61 && byte <= 0x66)
  );
}

/** 1 for the bytes that may follow a backslash and end the escape. */
export const SHORT_ESCAPE = Uint8Array.from({ length: 256 }, (_, byte) =>
  '"\\/bfnrt'.includes(String.fromCharCode(byte)) ? 1 : 0,
);

export const LETTER_U = 0x75;
