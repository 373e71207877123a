import { randomBytes } from 'node:crypto';
import type { Ids } from '../../engine/ports.ts';

const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz';

/** ULIDs in lower case: 48 bits of milliseconds, then 80 random bits. */
export const systemIds: Ids = {
  next: () => base32(BigInt(Date.now()), 10) + base32(randomNumber(), 16),
};

function randomNumber(): bigint {
  return BigInt(`0x${randomBytes(10).toString('hex')}`);
}

function base32(value: bigint, length: number): string {
  let text = '';
  for (let rest = value; text.length < length; rest >>= 5n) {
    text = (DIGITS[Number(rest & 31n)] ?? '') + text;
  }
  return text;
}
