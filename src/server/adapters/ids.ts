import { randomBytes } from 'node:crypto';
import type { Ids } from '../../engine/ports.ts';

const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz';
const RANDOM_BYTES = 10;
/** How far apart two ids of one millisecond may be: nobody guesses one from the other. */
const STEP_BYTES = 6;

/** The last one that was made. */
let last = { at: 0, random: 0n };

/**
 * ULIDs in lower case: 48 bits of milliseconds, then 80 random bits. Those of one process sort as they were
 * made, also within a millisecond and where the clock is set back: what happened at the same instant is
 * listed by them.
 */
export const systemIds: Ids = {
  next: () => {
    last = after(last, Date.now());
    return base32(BigInt(last.at), 10) + base32(last.random, 16);
  },
};

function after({ at, random }: typeof last, now: number): typeof last {
  if (now > at) return { at: now, random: randomNumber(RANDOM_BYTES) };
  const next = random + randomNumber(STEP_BYTES) + 1n;
  return next < 1n << BigInt(8 * RANDOM_BYTES)
    ? { at, random: next }
    : { at: at + 1, random: randomNumber(RANDOM_BYTES) };
}

function randomNumber(bytes: number): bigint {
  return BigInt(`0x${randomBytes(bytes).toString('hex')}`);
}

function base32(value: bigint, length: number): string {
  let text = '';
  for (let rest = value; text.length < length; rest >>= 5n) {
    text = (DIGITS[Number(rest & 31n)] ?? '') + text;
  }
  return text;
}
