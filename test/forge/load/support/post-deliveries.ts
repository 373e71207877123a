/** Posts webhooks as GitHub does, and keeps how each was answered. */
import { Agent, request } from 'node:http';
import { headersOf, type Delivery } from '../../../support/github-fake/hooks/deliveries.ts';

export interface Sealed {
  readonly id: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Posted {
  readonly id: string;
  /** 0 where nobody answered. */
  readonly status: number;
  /** Milliseconds until the answer was there whole. */
  readonly time: number;
}

export function seal(delivery: Delivery, secret: string): Sealed {
  return { id: delivery.id, headers: headersOf(delivery, secret), body: delivery.body };
}

export interface Poster {
  post(sealed: Sealed): Promise<Posted>;
  close(): void;
}

/** `target`: read at each post, since a server that starts again may be elsewhere. */
export function createPoster(target: () => string): Poster {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  return {
    post: ({ id, headers, body }) =>
      new Promise((resolve) => {
        const begun = performance.now();
        const end = (status: number) => resolve({ id, status, time: performance.now() - begun });
        const length = { 'content-length': String(Buffer.byteLength(body)) };
        const asked = request(
          target(),
          { method: 'POST', agent, headers: { ...headers, ...length }, timeout: 60_000 },
          (answer) => {
            answer.on('error', () => end(0)).on('end', () => end(answer.statusCode ?? 0));
            answer.resume();
          },
        );
        asked.on('timeout', () => asked.destroy());
        asked.on('error', () => end(0));
        asked.end(body);
      }),
    close: () => agent.destroy(),
  };
}
