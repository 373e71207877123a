/** The listening side: API under `/api/v3`, git under `/owner/name.git`, pages of apps, and a log of who asked what. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ROUTES } from '../routes/registry.ts';
import type { World } from '../state/world.ts';
import { afterMove } from '../verbs/move-branch.ts';
import { createRouter } from './router.ts';
import { serveApi } from './serve-api.ts';
import { isGitPath, serveGit } from './serve-git.ts';
import { isPagePath, servePage } from './serve-pages.ts';
import { takeFailure, waitOut } from './weather.ts';

export interface RequestSeen {
  readonly method: string;
  /** With its query; codes that are secrets are left out, tokens never stand in it. */
  readonly path: string;
  /** 0 when the fake hung up. */
  readonly status: number;
}

export interface Listening {
  readonly url: string;
  readonly requests: RequestSeen[];
  /** API calls that no route knows: a gap of the fake, or a mistake of the app. */
  readonly unknown: string[];
  close(): Promise<void>;
}

const API = '/api/v3';

export async function listen(world: World): Promise<Listening> {
  const find = createRouter(ROUTES);
  const requests: RequestSeen[] = [];
  const unknown: string[] = [];

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<number> => {
    const url = new URL(request.url ?? '/', 'http://fake');
    if (url.pathname.startsWith(`${API}/`)) {
      url.pathname = url.pathname.slice(API.length);
      const onUnknown = (call: string): number => unknown.push(call);
      return serveApi({ world, request, response, url, find, onUnknown });
    }
    if (isPagePath(url.pathname)) return servePage({ world, request, response, url });
    if (!isGitPath(url.pathname)) {
      response.writeHead(404).end();
      return 404;
    }
    const call = `${request.method} ${url.pathname}${url.search}`;
    await waitOut(world.weather, call, 'before');
    const failure = takeFailure(world.weather, call);
    if (failure === 'hang-up') {
      response.destroy();
      return 0;
    }
    if (failure !== null) {
      response.writeHead(failure).end();
      return failure;
    }
    return serveGit({
      world,
      request,
      response,
      url,
      onPush: async (repo, changes, by) => {
        for (const change of changes) await afterMove(world, repo, change, by);
      },
    });
  };

  const server: Server = createServer((request, response) => {
    const { method = 'GET', url = '/' } = request;
    const path = url.replace(/(\/app-manifests\/)[^/]+/, '$1***');
    void serve(request, response)
      .catch(() => {
        response.destroy();
        return 0;
      })
      .then((status) => requests.push({ method, path, status }));
  });
  server.keepAliveTimeout = 60_000;
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
