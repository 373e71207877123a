import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer as listen } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { createServer } from '../create-server.ts';
import type { Ground } from '../ground/ground.ts';

const HOST = '127.0.0.1';
const PATH = '/mcp';
/** Two texts of the largest size, escaped, fit into it. */
const LARGEST_BODY = 10 * 1024 * 1024;
const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i;
const LOOPBACK_ORIGIN = /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i;

export interface HttpDoor {
  /** `http://127.0.0.1:4610/mcp` */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/**
 * Serves clients of this machine over streamable HTTP, each request by itself. Every request must carry the
 * token, name this machine, and come from no page but one of this machine's own.
 */
export async function serveHttp(ground: Ground, port: number, token: string): Promise<HttpDoor> {
  const server = listen((request, response) => {
    void answer(ground, token, request, response).catch(() =>
      refuse(response, 500, 'a fault of our own'),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, resolve);
  });
  const bound = (server.address() as AddressInfo).port;
  return { url: `http://${HOST}:${bound}${PATH}`, close: () => closed(server) };
}

async function answer(
  ground: Ground,
  token: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { host = '', origin, authorization = '' } = request.headers;
  if (!LOOPBACK.test(host)) return refuse(response, 421, 'this name is not ours');
  if (origin !== undefined && !LOOPBACK_ORIGIN.test(origin)) {
    return refuse(response, 403, 'requests of other pages are refused');
  }
  if (!isSame(authorization, `Bearer ${token}`)) {
    response.setHeader('www-authenticate', 'Bearer');
    return refuse(response, 401, 'the token is missing or wrong');
  }
  if (request.url?.split('?')[0] !== PATH) return refuse(response, 404, `only ${PATH} is here`);
  if (request.method !== 'POST') {
    response.setHeader('allow', 'POST');
    return refuse(response, 405, 'only POST is here: nothing is sent unasked');
  }
  const body = await bodyOf(request);
  if (body === null) return refuse(response, 413, `a body of more than ${LARGEST_BODY} bytes`);
  const message = parsed(body);
  if (message === undefined) return refuse(response, 400, 'the body is not JSON', -32700);
  const server = createServer(ground);
  // Nothing is kept between requests, so a request never meets another client's.
  const transport = new StreamableHTTPServerTransport({ enableJsonResponse: true });
  response.once('close', () => void server.close());
  await server.connect(transport);
  await transport.handleRequest(request, response, message);
}

/** Null where it is too long. */
async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > LARGEST_BODY) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function refuse(response: ServerResponse, status: number, why: string, code = -32000): void {
  if (response.headersSent) return void response.destroy();
  response.writeHead(status, { 'content-type': 'application/json', connection: 'close' });
  response.end(
    JSON.stringify({ jsonrpc: '2.0', id: null, error: { code, message: `Refused: ${why}.` } }),
  );
}

/** In the same time whatever differs. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
