import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly token: string | undefined;
  /** Of lines (`application/x-ndjson`) all of them, in order. */
  readonly body: unknown;
}

export type Answer = { readonly status: number; readonly body: unknown } | 'hang-up';

/** A server on a free loopback port that answers by script and keeps what it was asked. */
export async function withServer<T>(
  answer: (asked: Asked, count: number) => Answer,
  work: (address: string, asked: readonly Asked[]) => Promise<T>,
): Promise<T> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const question: Asked = {
        method: request.method ?? '',
        path: request.url ?? '',
        token: request.headers.authorization,
        body,
      };
      asked.push(question);
      const said = answer(question, asked.length);
      if (said === 'hang-up') return request.socket.destroy();
      response.writeHead(said.status, { 'content-type': 'application/json' });
      return response.end(typeof said.body === 'string' ? said.body : JSON.stringify(said.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    return await work(`http://127.0.0.1:${port}`, asked);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  if (text === '') return null;
  if (request.headers['content-type'] !== 'application/x-ndjson')
    return JSON.parse(text) as unknown;
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
}
