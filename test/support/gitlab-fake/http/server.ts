/** One server for the API, GraphQL and git, with the weather that a test asked for. */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { takeFailure, waitOut } from '../../github-fake/http/weather.ts';
import { answerGraphql } from '../routes/graphql.ts';
import { projectRoutes } from '../routes/project-routes.ts';
import { requestRoutes } from '../routes/request-routes.ts';
import type { World } from '../state/world.ts';
import { notFound, RefusedCall } from './call.ts';
import type { Call, Reply, Route } from './call.ts';
import { isGitPath, serveGit } from './serve-git.ts';

export interface RequestSeen {
  readonly method: string;
  readonly path: string;
  readonly status: number;
}

export interface Listening {
  readonly url: string;
  readonly requests: readonly RequestSeen[];
  /** Calls that no route of the fake knows. */
  readonly unknown: readonly string[];
  close(): Promise<void>;
}

const ROUTES = [...requestRoutes, ...projectRoutes].map((route) => ({
  route,
  matcher: new RegExp(`^${route.pattern.replaceAll(/:(\w+)/g, '(?<$1>[^/]+)')}(?<end>)$`),
}));

const API = '/api/v4';

export async function listen(world: World): Promise<Listening> {
  const requests: RequestSeen[] = [];
  const unknown: string[] = [];

  const answer = async (request: IncomingMessage, url: URL): Promise<Reply> => {
    const body = await bodyOf(request);
    const now = Date.parse(world.clock.now());
    if (world.weather.limit.kind !== 'none' && now < world.weather.limitUntil) {
      const seconds = Math.ceil((world.weather.limitUntil - now) / 1000);
      const headers = {
        'retry-after': String(seconds),
        'ratelimit-remaining': '0',
        'ratelimit-reset': String(Math.floor(world.weather.limitUntil / 1000)),
      };
      return { status: 429, body: 'Retry later', headers };
    }
    if (request.headers['private-token'] !== world.token) {
      throw new RefusedCall(401, '401 Unauthorized');
    }
    const call = { world, params: {}, query: url.searchParams, body };
    if (url.pathname === '/api/graphql') return answerGraphql(call);
    const found = find(request.method ?? 'GET', url.pathname.slice(API.length));
    if (found === null) {
      unknown.push(`${request.method} ${url.pathname}`);
      throw notFound();
    }
    const whole: Call = { ...call, params: found.params };
    return found.route.answer(whole);
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<number> => {
    const url = new URL(request.url ?? '/', world.url);
    const name = `${request.method} ${url.pathname}${url.search}`;
    await waitOut(world.weather, name, 'before');
    const failure = takeFailure(world.weather, name);
    if (failure === 'hang-up') {
      response.destroy();
      return 0;
    }
    if (failure !== null) {
      response.writeHead(failure).end();
      return failure;
    }
    if (isGitPath(url.pathname)) return serveGit(world, request, response, url);
    const reply = await answer(request, url).catch(asReply);
    await waitOut(world.weather, name, 'after');
    response.writeHead(reply.status, {
      'content-type': 'application/json',
      date: new Date(world.clock.now()).toUTCString(),
      ...reply.headers,
    });
    response.end(JSON.stringify(reply.body));
    return reply.status;
  };

  const server = createServer((request, response) => {
    const { method = 'GET', url = '/' } = request;
    void serve(request, response)
      .catch(() => {
        response.destroy();
        return 0;
      })
      .then((status) => requests.push({ method, path: url, status }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    unknown,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function find(
  method: string,
  path: string,
): { readonly route: Route; readonly params: Readonly<Record<string, string>> } | null {
  for (const { route, matcher } of ROUTES) {
    const groups = route.method === method ? matcher.exec(path)?.groups : undefined;
    if (groups === undefined) continue;
    const params = Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]);
    return { route, params: Object.fromEntries(params) as Record<string, string> };
  }
  return null;
}

function asReply(error: unknown): Reply {
  if (error instanceof RefusedCall)
    return { status: error.status, body: { message: error.message } };
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { status: 500, body: { message: `fault of the fake: ${message}` } };
}

async function bodyOf(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}
