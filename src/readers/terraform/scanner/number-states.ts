/**
 * JSON's number grammar as a machine of one step per byte, so that a number may be cut anywhere
 * between two chunks.
 */
export const NUMBER_START = 0;
const MINUS = 1;
const ZERO = 2;
const INTEGER = 3;
const DOT = 4;
const FRACTION = 5;
const EXPONENT = 6;
const EXPONENT_SIGN = 7;
const EXPONENT_DIGITS = 8;

/** What a byte that belongs to no number, or may not stand here, leads to. */
export const NUMBER_STOP = -1;

export function isNumberEnd(state: number): boolean {
  return state === ZERO || state === INTEGER || state === FRACTION || state === EXPONENT_DIGITS;
}

/** The state after one more byte, or `NUMBER_STOP`. */
export function numberStep(state: number, byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return afterDigit(state, byte);
  if (byte === 0x2e) return state === ZERO || state === INTEGER ? DOT : NUMBER_STOP;
  if (byte === 0x65 || byte === 0x45) {
    return state === ZERO || state === INTEGER || state === FRACTION ? EXPONENT : NUMBER_STOP;
  }
  if (byte === 0x2d) {
    if (state === NUMBER_START) return MINUS;
    return state === EXPONENT ? EXPONENT_SIGN : NUMBER_STOP;
  }
  if (byte === 0x2b) return state === EXPONENT ? EXPONENT_SIGN : NUMBER_STOP;
  return NUMBER_STOP;
}

function afterDigit(state: number, byte: number): number {
  if (state === INTEGER || state === FRACTION || state === EXPONENT_DIGITS) return state;
  if (state === NUMBER_START || state === MINUS) return byte === 0x30 ? ZERO : INTEGER;
  if (state === DOT) return FRACTION;
  if (state === EXPONENT || state === EXPONENT_SIGN) return EXPONENT_DIGITS;
  return NUMBER_STOP;
}
