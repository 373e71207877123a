/**
 * SHA-256 (FIPS 180-4) of short texts. Node's own is faster on long ones, but loading it costs a process
 * that lives for some milliseconds more than all that it hashes.
 */

/** First 32 bits of the fractional parts of the cube roots of the first 64 primes. */
const ROUNDS = constants(64, 1 / 3);
/** The same of the square roots of the first 8. */
const START = constants(8, 1 / 2);

const HEX = '0123456789abcdef';

/** 64 lower-case hex digits over the text's UTF-8 bytes. */
export function sha256(text: string): string {
  const bytes = Buffer.from(text, 'utf8');
  const blocks = Math.ceil((bytes.length + 9) / 64);
  const padded = Buffer.alloc(blocks * 64);
  bytes.copy(padded);
  padded[bytes.length] = 0x80;
  padded.writeUInt32BE(Math.floor(bytes.length / 0x2000_0000), padded.length - 8);
  padded.writeUInt32BE((bytes.length << 3) >>> 0, padded.length - 4);
  const state = Int32Array.from(START);
  const words = new Int32Array(64);
  for (let block = 0; block < blocks; block += 1) mix(state, words, padded, block * 64);
  return inHex(state);
}

function mix(state: Int32Array, words: Int32Array, bytes: Buffer, from: number): void {
  for (let index = 0; index < 16; index += 1) words[index] = bytes.readInt32BE(from + index * 4);
  for (let index = 16; index < 64; index += 1) {
    const near = words[index - 2] as number;
    const far = words[index - 15] as number;
    const first = turn(near, 17) ^ turn(near, 19) ^ (near >>> 10);
    const second = turn(far, 7) ^ turn(far, 18) ^ (far >>> 3);
    words[index] =
      (first + (words[index - 7] as number) + second + (words[index - 16] as number)) | 0;
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  for (let index = 0; index < 64; index += 1) {
    const choice = (e & f) ^ (~e & g);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const one =
      (h +
        (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) +
        choice +
        (ROUNDS[index] as number) +
        (words[index] as number)) |
      0;
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + majority) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  const next = [a, b, c, d, e, f, g, h];
  for (let index = 0; index < 8; index += 1) {
    state[index] = ((state[index] as number) + (next[index] as number)) | 0;
  }
}

function turn(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

function inHex(state: Int32Array): string {
  let text = '';
  for (const word of state) {
    for (let shift = 28; shift >= 0; shift -= 4) text += HEX[(word >>> shift) & 15] ?? '';
  }
  return text;
}

/** By exact arithmetic on whole numbers: floor(root(prime) * 2^32) mod 2^32. */
function constants(count: number, power: number): Int32Array {
  const found = new Int32Array(count);
  let prime = 2;
  for (let index = 0; index < count; prime += 1) {
    if (!isPrime(prime)) continue;
    const root = prime ** power;
    found[index] = ((root - Math.floor(root)) * 0x1_0000_0000) | 0;
    index += 1;
  }
  return found;
}

function isPrime(number: number): boolean {
  for (let by = 2; by * by <= number; by += 1) if (number % by === 0) return false;
  return true;
}
