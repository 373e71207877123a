import type { Context } from 'hono';
import type { AppDeps } from '../app-deps.ts';
import { newRoutes, type AppEnv } from '../app-env.ts';
import { HttpProblem } from '../problem.ts';
import type { StaticFile } from '../static/static-files.ts';

/** The built web app. A path without a file is one of its own pages, so it gets the app itself. */
export function webRoutes({ web }: AppDeps) {
  return newRoutes().get('*', (c) => {
    const { path } = c.req;
    if (path.startsWith('/api/')) throw unknownPath(path);
    if (web === null) throw notBuilt();
    const file = web.get(path) ?? (isPage(path) ? web.get('/index.html') : undefined);
    if (file === undefined) throw unknownPath(path);
    return serveFile(c, file);
  });
}

/** What ends like a file is none of the pages, but for ids below a page: people's may have dots. */
function isPage(path: string): boolean {
  return !/\.\w+$/.test(path) || /^\/(?!assets\/)[\w-]+\/[^/]+$/.test(path);
}

function serveFile(c: Context<AppEnv>, file: StaticFile): Response {
  c.header('ETag', file.etag);
  c.header('Cache-Control', file.isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache');
  c.header('Vary', 'Accept-Encoding');
  if (namesTag(c.req.header('if-none-match'), file.etag)) return c.body(null, 304);
  c.header('Content-Type', file.type);
  const takesGzip = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '');
  if (file.gzipped === null || !takesGzip) return c.body(file.bytes);
  c.header('Content-Encoding', 'gzip');
  return c.body(file.gzipped);
}

function namesTag(header: string | undefined, etag: string): boolean {
  const tags = header?.split(',').map((tag) => tag.trim().replace(/^W\//, '')) ?? [];
  return tags.includes(etag) || tags.includes('*');
}

function unknownPath(path: string): HttpProblem {
  return new HttpProblem(
    404,
    'unknown-path',
    `There is nothing at ${path}.`,
    'Start from the first page, or see /api/openapi.json.',
  );
}

function notBuilt(): HttpProblem {
  return new HttpProblem(
    503,
    'web-not-built',
    'The web app was not built.',
    'Run `npm run build` and start the server again.',
  );
}
