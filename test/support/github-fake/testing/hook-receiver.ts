/** A server that takes webhooks and keeps what came, as an app's would. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HookReceived {
  readonly event: string;
  readonly delivery: string;
  readonly signature: string;
  readonly body: string;
}

export interface HookReceiver {
  readonly url: string;
  readonly received: readonly HookReceived[];
  close(): Promise<void>;
}

export async function receiveHooks(status = 202): Promise<HookReceiver> {
  const received: HookReceived[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const header = (name: string): string => String(request.headers[name] ?? '');
      received.push({
        event: header('x-github-event'),
        delivery: header('x-github-delivery'),
        signature: header('x-hub-signature-256'),
        body: Buffer.concat(chunks).toString(),
      });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
