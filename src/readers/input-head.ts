/** The first bytes of an input, looked at without losing any of them. */

/** As many bytes as a reader is shown to recognise its language. */
const HEAD_BYTES = 64 * 1024;

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

export interface Peeked {
  /** Up to `HEAD_BYTES` bytes from the start. */
  readonly head: Uint8Array;
  /** All bytes from the start, the head included. To be iterated once. */
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** Reads the head of a stream and gives the whole stream back. */
export async function peek(source: AsyncIterable<Uint8Array>): Promise<Peeked> {
  const iterator = source[Symbol.asyncIterator]();
  const taken: Uint8Array[] = [];
  let size = 0;
  while (size < HEAD_BYTES) {
    const step = await iterator.next();
    if (step.done === true) break;
    taken.push(step.value);
    size += step.value.length;
  }
  const head = Buffer.concat(taken, size).subarray(0, HEAD_BYTES);
  return { head, bytes: replay(taken, iterator) };
}

async function* replay(
  taken: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield* taken;
  for (;;) {
    const step = await rest.next();
    if (step.done === true) return;
    yield step.value;
  }
}

/** By byte order mark; without one, UTF-8. A shell that redirects in UTF-16 always writes one. */
function encodingOf(head: Uint8Array): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

/** Text of the head, without its byte order mark. Broken sequences become U+FFFD. */
export function decodeHead(head: Uint8Array): string {
  return new TextDecoder(encodingOf(head)).decode(head);
}

/** The stream as UTF-8 without a byte order mark. UTF-8 without one passes untouched. */
export async function* asUtf8(
  source: AsyncIterable<Uint8Array>,
  head: Uint8Array,
): AsyncGenerator<Uint8Array> {
  const encoding = encodingOf(head);
  const marked = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
  if (encoding === 'utf-8' && !marked) {
    yield* source;
    return;
  }
  const decoder = new TextDecoder(encoding);
  const encoder = new TextEncoder();
  for await (const chunk of source) yield encoder.encode(decoder.decode(chunk, { stream: true }));
  yield encoder.encode(decoder.decode());
}
