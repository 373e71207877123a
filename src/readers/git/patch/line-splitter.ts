/** Longest line that is kept; the rest of a longer one is dropped, so that memory stays bounded. */
const LONGEST_LINE = 256 * 1024;

const NEWLINE = 10;

/** Cuts a stream of bytes into lines, without their newline. */
export class LineSplitter {
  private readonly onLine: (line: Buffer) => void;
  private parts: Buffer[] = [];
  private size = 0;

  constructor(onLine: (line: Buffer) => void) {
    this.onLine = onLine;
  }

  push(chunk: Uint8Array): void {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let start = 0;
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, start)) {
      this.emit(bytes.subarray(start, end));
      start = end + 1;
    }
    if (start < bytes.length) this.hold(bytes.subarray(start));
  }

  /** Hands on a last line that has no newline. */
  end(): void {
    if (this.parts.length > 0) this.emit(Buffer.alloc(0));
  }

  private emit(last: Buffer): void {
    if (this.parts.length === 0) {
      this.onLine(last.length > LONGEST_LINE ? last.subarray(0, LONGEST_LINE) : last);
      return;
    }
    this.hold(last);
    const line = Buffer.concat(this.parts);
    this.parts = [];
    this.size = 0;
    this.onLine(line);
  }

  private hold(part: Buffer): void {
    const room = LONGEST_LINE - this.size;
    if (room <= 0) return;
    const kept = part.length > room ? part.subarray(0, room) : part;
    // A copy: whoever sent the chunk may use its memory again.
    this.parts.push(Buffer.from(kept));
    this.size += kept.length;
  }
}
