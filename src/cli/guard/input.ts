import { readSync } from 'node:fs';

const STANDARD_INPUT = 0;

/** Reads standard input to its end, or to just past `most` bytes. Without streams: they cost start-up time. */
export function readInput(most: number): Buffer {
  const parts: Buffer[] = [];
  let size = 0;
  const piece = Buffer.allocUnsafe(64 * 1024);
  while (size <= most) {
    let read: number;
    try {
      read = readSync(STANDARD_INPUT, piece);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EOF') break;
      if (code === 'EAGAIN') {
        // A pipe that is not blocking and has nothing yet: wait a moment without burning the processor.
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
        continue;
      }
      throw error;
    }
    if (read === 0) break;
    parts.push(Buffer.from(piece.subarray(0, read)));
    size += read;
  }
  return Buffer.concat(parts);
}
