/** A value of more bytes than this is refused rather than held in memory. */
export const MAX_CAPTURE = 64 * 1024 * 1024;

/** Collects the bytes of one value that may be spread over chunks. */
export class Capture {
  private pieces: Buffer[] = [];
  private size = 0;
  private from = 0;

  start(at: number): void {
    this.pieces = [];
    this.size = 0;
    this.from = at;
  }

  /** The chunk ends while the value is open. False when the value has grown too large. */
  suspend(chunk: Buffer): boolean {
    // A copy: the caller may use the chunk's memory again.
    this.pieces.push(Buffer.from(chunk.subarray(this.from)));
    this.size += chunk.length - this.from;
    this.from = 0;
    return this.size <= MAX_CAPTURE;
  }

  /** The whole value: a view into the chunk when it lies in one, so to be used at once. */
  finish(chunk: Buffer, at: number): Buffer {
    const last = chunk.subarray(this.from, at);
    if (this.pieces.length === 0) return last;
    const whole = Buffer.concat([...this.pieces, last]);
    this.pieces = [];
    return whole;
  }
}
