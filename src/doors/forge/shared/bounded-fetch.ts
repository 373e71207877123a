import { ForgeFault } from '../../../engine/forge/ports.ts';

export type Fetch = typeof globalThis.fetch;

export interface FetchLimits {
  /** Milliseconds for the whole exchange, body included. */
  readonly timeout: number;
  /** Bytes of an answer that are read; a longer one is a fault. */
  readonly largest: number;
}

export const FETCH_LIMITS: FetchLimits = { timeout: 20_000, largest: 32 * 1024 * 1024 };

/** An answer that has come in whole. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
}

export interface Request {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** What messages call it, where its address is a secret. */
  readonly label?: string;
}

const MOST_REDIRECTS = 3;

/**
 * One request, bounded in time and size. Redirects are followed on the same origin only, since the request
 * carries a secret. Throws `ForgeFault` where no whole answer came.
 */
export async function fetchBounded(
  fetch: Fetch,
  request: Request,
  limits: FetchLimits = FETCH_LIMITS,
): Promise<Answer> {
  const signal = AbortSignal.timeout(limits.timeout);
  let { url } = request;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const response = await once(fetch, { ...request, url }, signal);
    const next = redirectOf(response, request.method, url);
    if (next === null) return readWhole(response, request, limits.largest, signal);
    await response.body?.cancel().catch(() => {});
    url = next;
  }
  throw new ForgeFault('malformed', `${nameOf(request)}: redirected more than three times`);
}

async function once(fetch: Fetch, request: Request, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(request.url, {
      method: request.method,
      headers: request.headers,
      redirect: 'manual',
      signal,
      ...(request.body === undefined ? {} : { body: request.body }),
    });
  } catch (error) {
    throw unreachable(request, signal, error);
  }
}

async function readWhole(
  response: Response,
  request: Request,
  largest: number,
  signal: AbortSignal,
): Promise<Answer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of response.body ?? []) {
      size += part.byteLength;
      if (size > largest) break;
      parts.push(part);
    }
  } catch (error) {
    throw unreachable(request, signal, error);
  }
  if (size > largest) {
    const problem = `answered with more than ${largest} bytes`;
    throw new ForgeFault('malformed', `${nameOf(request)}: ${problem}`);
  }
  return { status: response.status, headers: response.headers, bytes: Buffer.concat(parts) };
}

function redirectOf(response: Response, method: string, url: string): string | null {
  const { status } = response;
  const keepsMethod = status === 307 || status === 308;
  const isRedirect = keepsMethod || (method === 'GET' && (status === 301 || status === 302));
  const location = response.headers.get('location');
  if (!isRedirect || location === null || !URL.canParse(location, url)) return null;
  const next = new URL(location, url);
  return next.origin === new URL(url).origin ? next.href : null;
}

function unreachable(request: Request, signal: AbortSignal, cause: unknown): ForgeFault {
  const problem = signal.aborted ? 'no answer in time' : 'no connection';
  return new ForgeFault('unreachable', `${nameOf(request)}: ${problem}`, { cause });
}

/** The request without what a query might hold. */
function nameOf({ method, url, label }: Request): string {
  if (label !== undefined) return label;
  const { origin, pathname } = new URL(url);
  return `${method} ${origin}${pathname}`;
}
