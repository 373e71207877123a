import { z } from 'zod';
import { ForgeFault } from '../../../../../engine/forge/ports.ts';
import type { Listing } from '../../../../../engine/forge/types.ts';
import { FETCH_LIMITS, fetchBounded } from '../../../shared/bounded-fetch.ts';
import type { Answer } from '../../../shared/bounded-fetch.ts';
import { faultOf, parseAnswer } from './answers.ts';
import { createLimitGate, waitAsked } from './limits.ts';
import type { GitlabOptions } from './options.ts';

/** GitLab's API as one token sees it. Paths begin behind `/api/v4`. Everything may throw `ForgeFault`. */
export interface GitlabClient {
  get<T>(path: string, schema: z.ZodType<T>): Promise<T>;
  /** All pages, or as many as it takes until `isEnough`. */
  list<T>(
    path: string,
    schema: z.ZodType<T>,
    isEnough?: (items: readonly T[]) => boolean,
  ): Promise<Listing<T>>;
  send<T>(method: 'POST' | 'PUT', path: string, body: unknown, schema: z.ZodType<T>): Promise<T>;
  query<T>(text: string, variables: unknown, schema: z.ZodType<T>): Promise<T>;
}

const PAGE = 100;
const MOST_PAGES = 100;

export function createGitlabClient(options: GitlabOptions): GitlabClient {
  const { fetch = globalThis.fetch, timeout = FETCH_LIMITS.timeout, clock, token } = options;
  const root = options.url.replace(/\/$/, '');
  const gate = createLimitGate(clock);

  async function ask(method: string, path: string, body?: unknown): Promise<Answer> {
    gate.pass();
    const answer = await fetchBounded(
      fetch,
      {
        method,
        url: `${root}/api${path}`,
        headers: {
          accept: 'application/json',
          'private-token': token,
          'user-agent': 'holdpoint',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      },
      { ...FETCH_LIMITS, timeout },
    );
    if (answer.status >= 200 && answer.status <= 299) return answer;
    const wait = waitAsked(answer.status, answer.headers, clock);
    throw wait === null ? faultOf(answer, nameOf(method, path)) : gate.close(wait);
  }

  return {
    get: async (path, schema) =>
      parseAnswer(await ask('GET', `/v4${path}`), schema, nameOf('GET', `/v4${path}`)),
    send: async (method, path, body, schema) =>
      parseAnswer(await ask(method, `/v4${path}`, body), schema, nameOf(method, `/v4${path}`)),
    list: (path, schema, isEnough = never) =>
      allPages(async (page) => {
        const paged = `/v4${path}${path.includes('?') ? '&' : '?'}per_page=${PAGE}&page=${page}`;
        const answer = await ask('GET', paged);
        const items = parseAnswer(answer, z.array(schema), nameOf('GET', paged));
        return { items, isLast: isLastPage(answer.headers, items.length) };
      }, isEnough),
    query: async (text, variables, schema) => {
      const answer = await ask('POST', '/graphql', { query: text, variables });
      const what = nameOf('POST', '/graphql');
      const { data, errors } = parseAnswer(answer, graphqlAnswer, what);
      if (errors !== undefined && errors.length > 0) {
        const words = errors[0]?.message ?? '';
        throw new ForgeFault('malformed', `${what}: ${words.slice(0, 300)}`);
      }
      const parsed = schema.safeParse(data);
      if (parsed.success) return parsed.data;
      throw new ForgeFault('malformed', `${what}: the answer has another shape`);
    },
  };
}

const graphqlAnswer = z.object({
  data: z.unknown(),
  errors: z.array(z.object({ message: z.string() })).optional(),
});

/** A further page that does not come leaves a listing that is not whole; a first one that does not is a fault. */
async function allPages<T>(
  read: (page: number) => Promise<{ readonly items: readonly T[]; readonly isLast: boolean }>,
  isEnough: (items: readonly T[]) => boolean,
): Promise<Listing<T>> {
  const items: T[] = [];
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    try {
      const found = await read(page);
      items.push(...found.items);
      if (found.isLast || isEnough(items)) return { items, isWhole: true };
    } catch (error) {
      if (page > 1 && isPassing(error)) return { items, isWhole: false };
      throw error;
    }
  }
  return { items, isWhole: false };
}

/** GitLab names the next page; where something on the way took the header out, a full page is not the last. */
function isLastPage(headers: Headers, count: number): boolean {
  const next = headers.get('x-next-page');
  return next === null ? count < PAGE : next.trim() === '';
}

function isPassing(error: unknown): boolean {
  return (
    error instanceof ForgeFault && (error.code === 'unreachable' || error.code === 'malformed')
  );
}

function never(): boolean {
  return false;
}

/** Without what a query might hold. */
function nameOf(method: string, path: string): string {
  return `GitLab: ${method} /api${path.split('?')[0] ?? ''}`;
}
