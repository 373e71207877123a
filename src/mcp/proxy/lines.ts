/** One line of a stream of messages, without its newline; or that it was longer than anybody may send. */
export type Line =
  { readonly kind: 'line'; readonly bytes: Buffer } | { readonly kind: 'too-long' };

const NEWLINE = 0x0a;

/** Cuts bytes into lines. Of a line longer than `most` nothing is kept. */
export async function* linesOf(
  stream: AsyncIterable<Uint8Array>,
  most: number,
): AsyncGenerator<Line> {
  let parts: Uint8Array[] = [];
  let size = 0;
  const take = (): Line => {
    const line: Line =
      size > most ? { kind: 'too-long' } : { kind: 'line', bytes: Buffer.concat(parts) };
    parts = [];
    size = 0;
    return line;
  };
  for await (const chunk of stream) {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      keep(chunk.subarray(from, at));
      yield take();
      from = at + 1;
    }
    keep(chunk.subarray(from));
  }
  if (size > 0) yield take();

  function keep(part: Uint8Array): void {
    size += part.length;
    if (size > most) parts = [];
    else if (part.length > 0) parts.push(part);
  }
}
