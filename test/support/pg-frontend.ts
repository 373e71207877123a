/** Messages from client to server, by PostgreSQL's protocol 3 (manual, "Message Formats"). */

export interface FrontendMessage {
  /** The message's type (`Q` query, `P` parse, `E` execute, `S` sync…), or `startup` for the untyped ones. */
  readonly type: string;
  /** SQL of a query or parse message, else empty. */
  readonly sql: string;
  readonly bytes: Buffer;
}

const LENGTH = 4;
/** Untyped requests with these codes are answered by one byte, and another untyped message follows. */
const ASKS_FOR_ENCRYPTION = new Set([80877103, 80877104]);

/** Cuts the stream into whole messages. What is left when it ends in the middle of one is dropped. */
export async function* readFrontendMessages(
  stream: AsyncIterable<Buffer>,
): AsyncGenerator<FrontendMessage> {
  let rest: Buffer = Buffer.alloc(0);
  let started = false;
  for await (const chunk of stream) {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const typed = started ? 1 : 0;
      if (rest.length < typed + LENGTH) break;
      const size = typed + rest.readInt32BE(typed);
      if (rest.length < size) break;
      const bytes = rest.subarray(0, size);
      rest = rest.subarray(size);
      yield describe(bytes, started);
      started ||= !ASKS_FOR_ENCRYPTION.has(bytes.readInt32BE(LENGTH));
    }
  }
}

function describe(bytes: Buffer, typed: boolean): FrontendMessage {
  const type = typed ? bytes.toString('latin1', 0, 1) : 'startup';
  return { type, sql: sqlOf(type, bytes.subarray(1 + LENGTH)), bytes };
}

function sqlOf(type: string, body: Buffer): string {
  const texts = body.toString('utf8').split('\0');
  if (type === 'Q') return texts[0] ?? '';
  // A parse message names the prepared statement first.
  return type === 'P' ? (texts[1] ?? '') : '';
}
