import { InputError } from '../../types.ts';
import type { ReaderInput } from '../../types.ts';

const MARK = Buffer.from([0xef, 0xbb, 0xbf]);
const ADVICE = 'Convert it to UTF-8; in Windows PowerShell use `| Out-File -Encoding utf8`';

/** The input's chunks as buffers, none empty, without a byte order mark. Throws on UTF-16. */
export async function* plainChunks(input: ReaderInput): AsyncGenerator<Buffer> {
  let head: Buffer | null = Buffer.alloc(0);
  let total = 0;
  for await (const bytes of input.bytes) {
    let chunk: Buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    total += chunk.length;
    if (head !== null) {
      chunk = Buffer.concat([head, chunk]);
      head = chunk.length < MARK.length ? chunk : null;
      if (head === null) chunk = withoutMark(chunk, input.name);
    }
    if (head === null && chunk.length > 0) yield chunk;
    input.onProgress?.(total);
  }
  if (head !== null && head.length > 0) yield withoutMark(head, input.name);
}

function withoutMark(chunk: Buffer, name: string): Buffer {
  const [first, second] = chunk;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    throw new InputError(name, 'is UTF-16, not UTF-8', ADVICE);
  }
  return chunk.subarray(0, MARK.length).equals(MARK) ? chunk.subarray(MARK.length) : chunk;
}
