/** A lean client: the guard asks seldom, and what it loads for that it must load in every such process. */
import type { GuardConfig } from './config.ts';

type Server = NonNullable<GuardConfig['server']>;

/** What the server said, or that it could not be asked. */
export type Asked =
  | { readonly kind: 'answered'; readonly status: number; readonly body: unknown }
  | { readonly kind: 'unreachable'; readonly why: string };

const LONGEST_ANSWER = 4 * 1024 * 1024;

/** Asks once, within `patience` milliseconds. Never throws. */
export async function askServer(
  server: Server,
  method: 'GET' | 'POST',
  path: string,
  body: unknown,
  patience: number,
): Promise<Asked> {
  try {
    const url = new URL(path, server.url);
    const { request } = await (url.protocol === 'https:'
      ? import('node:https')
      : import('node:http'));
    const sent = body === undefined ? undefined : JSON.stringify(body);
    return await new Promise<Asked>((resolve) => {
      const fail = (why: string) => resolve({ kind: 'unreachable', why });
      const asking = request(
        url,
        {
          method,
          timeout: patience,
          headers: {
            accept: 'application/json',
            authorization: `Bearer ${server.token}`,
            ...(sent === undefined
              ? {}
              : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(sent) }),
          },
        },
        (response) => {
          const parts: Buffer[] = [];
          let size = 0;
          response.on('data', (part: Buffer) => {
            size += part.length;
            if (size > LONGEST_ANSWER) asking.destroy(new Error('the answer is too long'));
            else parts.push(part);
          });
          response.on('error', (error) => fail(error.message));
          response.on('end', () => {
            resolve(answered(response.statusCode ?? 0, Buffer.concat(parts).toString('utf8')));
          });
        },
      );
      const timer = setTimeout(() => asking.destroy(new Error('no answer in time')), patience);
      asking.on('error', (error) => fail(error.message));
      asking.on('close', () => {
        clearTimeout(timer);
        fail('the connection was closed');
      });
      asking.end(sent);
    });
  } catch (error) {
    return { kind: 'unreachable', why: error instanceof Error ? error.message : 'unknown' };
  }
}

function answered(status: number, text: string): Asked {
  try {
    return { kind: 'answered', status, body: JSON.parse(text) as unknown };
  } catch {
    return { kind: 'unreachable', why: `status ${status}, and no JSON` };
  }
}
