import type { z } from 'zod';
import { ForgeFault } from '../../../../../engine/forge/ports.ts';
import { FETCH_LIMITS, fetchBounded } from '../../../shared/bounded-fetch.ts';
import type { Answer } from '../../../shared/bounded-fetch.ts';
import { createAnswerCache } from './answer-cache.ts';
import { faultOf, messageIn } from './faults.ts';
import { waitAsked } from './limits.ts';
import type { LimitGate } from './limits.ts';
import type { GithubOptions } from './options.ts';
import { parseAnswer } from './parse-answer.ts';
import type { InstallationTokens } from './tokens.ts';

export interface Call<T> {
  readonly installation: number;
  readonly method: 'GET' | 'POST' | 'PATCH';
  /** Below the API’s address, or the whole address of a further page of the same API. */
  readonly path: string;
  readonly schema: z.ZodType<T>;
  readonly body?: unknown;
}

export interface Answered<T> {
  readonly data: T;
  /** Address of the next page of a listing. */
  readonly next: string | null;
}

/** Asks as an installation. Throws `ForgeFault`. */
export type Caller = <T>(call: Call<T>) => Promise<Answered<T>>;

export function createCaller(
  options: GithubOptions,
  tokens: InstallationTokens,
  gate: LimitGate,
): Caller {
  const { fetch = globalThis.fetch, timeout = FETCH_LIMITS.timeout, clock } = options;
  const apiUrl = options.apiUrl.replace(/\/$/, '');
  const cache = createAnswerCache();

  async function send(call: Call<unknown>, url: string, token: string): Promise<Answer> {
    const tag = call.method === 'GET' ? cache.tagOf(keyOf(call, url)) : null;
    return fetchBounded(
      fetch,
      {
        method: call.method,
        url,
        headers: {
          accept: 'application/vnd.github+json',
          authorization: `Bearer ${token}`,
          'user-agent': 'holdpoint',
          'x-github-api-version': '2022-11-28',
          ...(tag === null ? {} : { 'if-none-match': tag }),
          ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
      },
      { ...FETCH_LIMITS, timeout },
    );
  }

  return async (call) => {
    const payer = `installation ${call.installation}`;
    gate.pass(payer);
    const url = addressOf(apiUrl, call.path);
    const what = `GitHub: ${call.method} ${new URL(url).pathname}`;
    const token = await tokens.of(call.installation);
    let answer = await send(call, url, token);
    if (answer.status === 401) {
      tokens.drop(call.installation, token);
      answer = await send(call, url, await tokens.of(call.installation));
    }
    if (answer.status === 304) answer = cache.recall(keyOf(call, url)) ?? answer;
    else if (answer.status === 200 && call.method === 'GET') cache.keep(keyOf(call, url), answer);
    if (answer.status < 200 || answer.status > 299) {
      const message = messageIn(answer.bytes);
      const wait = waitAsked({ ...answer, message }, clock);
      throw wait === null
        ? faultOf(answer.status, what, message)
        : gate.close(payer, wait, message);
    }
    const data = parseAnswer(answer, call.schema, what);
    return { data, next: nextPage(answer.headers.get('link'), apiUrl) };
  };
}

function addressOf(apiUrl: string, path: string): string {
  if (path.startsWith('/')) return `${apiUrl}${path}`;
  if (isBelow(path, apiUrl)) return path;
  throw new ForgeFault('malformed', 'GitHub: a page of a listing lies outside of its API');
}

/** The address of the next page in a `Link` header, where it lies on the same origin. */
export function nextPage(link: string | null, apiUrl: string): string | null {
  if (link === null) return null;
  for (const part of link.slice(0, 8000).split(',')) {
    const found = /^\s*<([^<>\s]{1,4000})>((?:;[^;]{0,200}){1,10})$/.exec(part);
    if (found === null || !/;\s*rel="?next"?\s*(?:;|$)/.test(found[2] ?? '')) continue;
    const url = found[1] ?? '';
    if (isBelow(url, apiUrl)) return url;
    throw new ForgeFault('malformed', 'GitHub: the next page of a listing lies outside of its API');
  }
  return null;
}

function isBelow(url: string, apiUrl: string): boolean {
  return URL.canParse(url) && new URL(url).origin === new URL(apiUrl).origin;
}

function keyOf(call: Call<unknown>, url: string): string {
  return `${call.installation} ${url}`;
}
