import { App } from '@octokit/app';
import { ForgeFault } from '../../../../../engine/forge/ports.ts';
import { FETCH_LIMITS, fetchBounded } from '../../../shared/bounded-fetch.ts';
import type { Answer, Fetch } from '../../../shared/bounded-fetch.ts';
import { faultOf, messageIn } from './faults.ts';
import { waitAsked } from './limits.ts';
import type { LimitGate } from './limits.ts';
import type { GithubOptions } from './options.ts';

/** Asks as the App itself, by a token that it signs. Paths are those that GitHub keeps for Apps. */
export type AppCaller = (
  method: 'GET' | 'POST',
  path: string,
  body?: Readonly<Record<string, unknown>>,
) => Promise<Answer>;

const PAYER = 'the App';

/** The App's own door. Octokit signs, and signs again with GitHub's time where the clocks differ. */
export function createAppCaller(options: GithubOptions, gate: LimitGate): AppCaller {
  const silent = { debug: ignore, info: ignore, warn: ignore, error: ignore };
  const app = new App({ appId: options.appId, privateKey: options.privateKey, log: silent });
  return async (method, path, body) => {
    gate.pass(PAYER);
    // Octokit reads answers in its own way; the bounded one is kept aside and judged here.
    const seen: { answer?: Answer } = {};
    try {
      await app.octokit.request(`${method} ${path}`, {
        baseUrl: options.apiUrl.replace(/\/$/, ''),
        request: { fetch: keepingFetch(options, seen) },
        ...body,
      });
    } catch (error) {
      if (error instanceof Error && error.cause instanceof ForgeFault) throw error.cause;
      if (seen.answer === undefined || seen.answer.status < 400) throw unsigned(path, error);
    }
    const { answer } = seen;
    if (answer === undefined) throw unsigned(path, undefined);
    if (answer.status < 300) return answer;
    const message = messageIn(answer.bytes);
    const wait = waitAsked({ ...answer, message }, options.clock);
    if (wait !== null) throw gate.close(PAYER, wait, message);
    throw faultOf(answer.status, `GitHub: ${method} ${path}`, message);
  };
}

function keepingFetch(options: GithubOptions, seen: { answer?: Answer }): Fetch {
  const { fetch = globalThis.fetch, timeout = FETCH_LIMITS.timeout } = options;
  return async (url, init) => {
    const answer = await fetchBounded(
      fetch,
      {
        method: init?.method ?? 'GET',
        url: new Request(url).url,
        headers: Object.fromEntries(new Headers(init?.headers)),
        ...(typeof init?.body === 'string' ? { body: init.body } : {}),
      },
      { ...FETCH_LIMITS, timeout },
    );
    seen.answer = answer;
    const empty = answer.status === 204 || answer.status === 304;
    const body = empty ? null : Buffer.from(answer.bytes);
    return new Response(body, { status: answer.status, headers: answer.headers });
  };
}

function unsigned(path: string, cause: unknown): ForgeFault {
  const advice = 'check the App’s id and private key';
  return new ForgeFault('unauthorised', `GitHub: ${path} could not be asked for: ${advice}`, {
    cause,
  });
}

function ignore(): void {}
