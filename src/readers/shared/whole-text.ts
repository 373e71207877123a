import { InputError } from '../types.ts';
import type { ReaderInput } from '../types.ts';

const MIB = 1024 * 1024;

/** Far above any real input of the languages that ask for no other limit. */
const USUAL_MIB = 16;

/** How much is read, and what to do where there is more. */
interface WholeTextLimit {
  /** In MiB; 16 where left out. */
  readonly largest?: number;
  /** What to do where it is larger, in the words of its own tool: `Split the batch`. */
  readonly advice: string;
}

/**
 * The whole input as text; what is larger than the limit is not read at all rather than in part.
 * Throws `InputError` where it is not UTF-8 or too large to be held.
 */
export async function wholeText(
  input: ReaderInput,
  { largest = USUAL_MIB, advice }: WholeTextLimit,
): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const parts: string[] = [];
  let size = 0;
  try {
    for await (const chunk of input.bytes) {
      size += chunk.length;
      if (size > largest * MIB) break;
      input.onProgress?.(size);
      parts.push(decoder.decode(chunk, { stream: true }));
    }
    parts.push(size > largest * MIB ? '' : decoder.decode());
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw new InputError(input.name, 'is not UTF-8', 'Write it again in UTF-8', { cause });
  }
  if (size <= largest * MIB) return parts.join('');
  throw new InputError(input.name, `is larger than ${largest} MiB`, advice);
}
