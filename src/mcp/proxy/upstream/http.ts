import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js';
import { SERVER_GONE, protocolError } from '../answers.ts';
import type { Upstream, UpstreamLine } from './types.ts';

export interface HttpOptions {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
}

/** A server reached over streamable HTTP. Messages keep their values; their spelling is JSON's own. */
export async function openHttp({ url, headers }: HttpOptions): Promise<Upstream> {
  const transport = new StreamableHTTPClientTransport(url, {
    requestInit: { headers: { ...headers }, redirect: 'error' },
  });
  const queue: UpstreamLine[] = [];
  let wake = () => {};
  let ended = false;
  const finish = () => {
    ended = true;
    wake();
  };
  const onmessage = (message: JSONRPCMessage) => {
    rememberVersion(transport, message);
    queue.push({ kind: 'line', bytes: Buffer.from(JSON.stringify(message)) });
    wake();
  };
  Object.assign(transport, { onmessage, onclose: finish });
  await transport.start();
  return {
    send: async (line) => {
      const text = typeof line === 'string' ? line : Buffer.from(line).toString('utf8');
      const message = JSON.parse(text) as JSONRPCMessage;
      const sent = transport.send(message).catch((error: unknown) => failed(message, error));
      // An answer may take as long as its tool does; what needs none is through in a moment.
      if (!('id' in message)) await sent;
    },
    lines: messages(),
    why: () => 'the connection was closed',
    end: async () => {
      await transport.terminateSession().catch(() => {});
      await transport.close();
      finish();
    },
  };

  /** A request that nobody could take is answered here, or its client would wait for ever. */
  function failed(message: JSONRPCMessage, error: unknown): void {
    if (!('id' in message) || !('method' in message)) return;
    const why = error instanceof Error ? error.message : String(error);
    const line = protocolError(message.id, SERVER_GONE, `The server cannot be asked: ${why}`);
    queue.push({ kind: 'line', bytes: Buffer.from(line) });
    wake();
  }

  async function* messages(): AsyncGenerator<UpstreamLine> {
    for (;;) {
      const next = queue.shift();
      if (next !== undefined) yield next;
      else if (ended) return;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  }
}

/** Every later request has to name the version that the two agreed on. */
function rememberVersion(transport: StreamableHTTPClientTransport, message: JSONRPCMessage): void {
  if (!('result' in message)) return;
  const version = message.result['protocolVersion'];
  if (typeof version === 'string') transport.setProtocolVersion(version);
}
