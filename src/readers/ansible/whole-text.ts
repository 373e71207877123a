import { InputError } from '../types.ts';
import type { ReaderInput } from '../types.ts';

/** Far above any real run; what is longer is not read at all rather than in part. */
const LARGEST = 16 * 1024 * 1024;

/** The whole input as text. Throws `InputError` where it is not UTF-8 or too large to be held. */
export async function wholeText(input: ReaderInput): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const parts: string[] = [];
  let size = 0;
  try {
    for await (const chunk of input.bytes) {
      size += chunk.length;
      if (size > LARGEST) break;
      input.onProgress?.(size);
      parts.push(decoder.decode(chunk, { stream: true }));
    }
    parts.push(size > LARGEST ? '' : decoder.decode());
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw new InputError(input.name, 'is not UTF-8', 'Write it again in UTF-8', { cause });
  }
  if (size <= LARGEST) return parts.join('');
  throw new InputError(input.name, 'is larger than 16 MiB', 'Run one play at a time');
}
