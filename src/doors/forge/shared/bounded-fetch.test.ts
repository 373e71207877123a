import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { ForgeFault } from '../../../engine/forge/ports.ts';
import { fetchBounded } from './bounded-fetch.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

describe('fetchBounded', () => {
  const servers: Server[] = [];

  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });

  const serve = async (handler: Handler): Promise<string> => {
    const server = createServer(handler);
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  const get = (url: string, limits = { timeout: 5000, largest: 1000 }) =>
    fetchBounded(fetch, { method: 'GET', url, headers: { authorization: 'secret' } }, limits);
  const faultOf = async (work: Promise<unknown>): Promise<ForgeFault> => {
    const error = await work.catch((caught: unknown) => caught);
    if (error instanceof ForgeFault) return error;
    throw new Error('expected a fault', { cause: error });
  };

  it('follows redirects on the same origin', async () => {
    const url = await serve((request, response) => {
      if (request.url === '/old') response.writeHead(301, { location: '/new' }).end();
      else response.end(request.headers.authorization);
    });
    const answer = await get(`${url}/old`);
    expect(Buffer.from(answer.bytes).toString()).toBe('secret');
  });

  it('takes the secret nowhere else', async () => {
    let asked = 0;
    const other = await serve((_request, response) => {
      asked += 1;
      response.end();
    });
    const url = await serve((_request, response) => {
      response.writeHead(302, { location: `${other}/x` }).end();
    });
    const answer = await get(url);
    expect([answer.status, asked]).toEqual([302, 0]);
  });

  it('gives up on a ring of redirects', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(302, { location: '/again' }).end();
    });
    const fault = await faultOf(get(url));
    expect(fault.code).toBe('malformed');
  });

  it('reads no more than it was told to', async () => {
    const url = await serve((_request, response) => {
      response.end('x'.repeat(5000));
    });
    const fault = await faultOf(get(url));
    expect([fault.code, fault.message]).toEqual([
      'malformed',
      expect.stringContaining('more than 1000 bytes'),
    ]);
  });

  it('waits no longer than it was told to, for the answer and for its end', async () => {
    const silent = await serve(() => {});
    const endless = await serve((_request, response) => {
      response.write('x');
    });
    const limits = { timeout: 50, largest: 1000 };
    const faults = await Promise.all([faultOf(get(silent, limits)), faultOf(get(endless, limits))]);
    expect(faults.map(({ code }) => code)).toEqual(['unreachable', 'unreachable']);
  });

  it('calls nobody unreachable in words that hold the query', async () => {
    const fault = await faultOf(get('http://127.0.0.1:9/path?token=hidden'));
    expect(fault.code).toBe('unreachable');
    expect(fault.message).not.toContain('hidden');
  });
});
