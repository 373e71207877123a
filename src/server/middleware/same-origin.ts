import type { Context, MiddlewareHandler } from 'hono';
import type { AppEnv } from '../app-env.ts';
import { HttpProblem } from '../problem.ts';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A request that changes something must come from a page of this server and carry JSON or nothing: other
 * pages can make a browser send cookies, but not this origin. A machine has no pages, so one with a token
 * need not say where it comes from; where it says so, it must be here.
 */
export function sameOrigin(publicUrl: URL | null): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    if (!READS.has(c.req.method)) {
      if (!isFromHere(c, publicUrl)) throw crossOrigin();
      if (hasBody(c) && !isJson(c.req.header('content-type'))) throw notJson();
    }
    await next();
  };
}

function isFromHere(c: Context<AppEnv>, publicUrl: URL | null): boolean {
  const origin = c.req.header('origin');
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin') return false;
  if (origin !== undefined) return origin === ownOrigin(c.req.header('host') ?? '', publicUrl);
  return site === 'same-origin' || c.get('who').kind === 'machine';
}

function ownOrigin(host: string, publicUrl: URL | null): string {
  return publicUrl?.host === host.toLowerCase() ? publicUrl.origin : `http://${host}`;
}

function hasBody(c: Context<AppEnv>): boolean {
  const length = c.req.header('content-length');
  return (
    c.req.header('transfer-encoding') !== undefined || (length !== undefined && length !== '0')
  );
}

function isJson(type: string | undefined): boolean {
  return /^application\/(?:json|scim\+json|x-ndjson)\s*(?:;|$)/i.test(type ?? '');
}

function crossOrigin(): HttpProblem {
  return new HttpProblem(
    403,
    'cross-origin',
    'The request did not come from a page of this server.',
    'Open Holdpoint itself and do it there.',
  );
}

function notJson(): HttpProblem {
  return new HttpProblem(
    415,
    'not-json',
    'The body must be JSON.',
    'Send it with the content type application/json.',
  );
}
