import { isUtf8 } from 'node:buffer';

const ENOUGH = 3;

/** Tells whether chunks cut anywhere make up valid UTF-8. Keeps at most three bytes between chunks. */
export class Utf8Guard {
  private carry = Buffer.alloc(0);

  /** False as soon as the bytes so far cannot be the start of valid UTF-8. */
  accept(chunk: Buffer): boolean {
    let from = 0;
    if (this.carry.length > 0) {
      const missing = sequenceLength(this.carry[0] as number) - this.carry.length;
      from = Math.min(missing, chunk.length);
      this.carry = Buffer.concat([this.carry, chunk.subarray(0, from)]);
      if (missing > from) return true;
      if (!isUtf8(this.carry)) return false;
      this.carry = Buffer.alloc(0);
    }
    const cut = incompleteTail(chunk, from);
    if (cut < chunk.length) this.carry = Buffer.from(chunk.subarray(cut));
    return isUtf8(chunk.subarray(from, cut));
  }

  /** True when the input did not end in the middle of a character. */
  finish(): boolean {
    return this.carry.length === 0;
  }
}

/** Where the last character starts if the chunk cuts it off, else the chunk's length. */
function incompleteTail(chunk: Buffer, from: number): number {
  const length = chunk.length;
  for (let at = length - 1; at >= from && at >= length - ENOUGH; at--) {
    const byte = chunk[at] as number;
    if (byte < 0x80) return length;
    if (byte >= 0xc0) return at + sequenceLength(byte) > length ? at : length;
  }
  return length;
}

function sequenceLength(lead: number): number {
  if (lead >= 0xf0) return 4;
  return lead >= 0xe0 ? 3 : 2;
}
