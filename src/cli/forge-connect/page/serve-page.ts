import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { githubManifest } from '../../../doors/forge/forges/github/app/manifest.ts';
import { UsageError } from '../../faults.ts';
import type { Attempt } from '../attempt.ts';
import type { Desk } from '../desk.ts';
import type { ConnectSettings } from '../settings.ts';
import { renderProblem, renderStep } from './steps.ts';

/** What came of a code: on to the next step, or a problem that loading the page again may mend. */
export type CodeTaken =
  { readonly kind: 'done' } | { readonly kind: 'problem'; readonly text: string };

export interface PageOptions {
  readonly settings: ConnectSettings;
  readonly attempt: Attempt;
  readonly desk: Desk;
  /** Changes a code for the App and keeps it. Asked once at a time. */
  readonly take: (code: string) => Promise<CodeTaken>;
  /** Hears of a visitor who was turned away. */
  readonly onRefused: (why: string) => void;
}

export interface ServedPage {
  /** For the person at the terminal. */
  readonly url: string;
  readonly port: number;
  /** Whether somebody has the page open. */
  isWatched(): boolean;
  /** Resolves once the page of the present step was sent to somebody. */
  shown(): Promise<void>;
  /** Resolves once nobody waits for an answer but those who wait for the next step. */
  answered(): Promise<void>;
  close(): Promise<void>;
}

const HOST = '127.0.0.1';
/** Milliseconds that a page waits for the next step before it asks again. */
const WAIT = 25_000;

interface Visit {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
}

/** Serves the page to this machine alone. Throws `UsageError` where it cannot listen. */
export async function servePage(options: PageOptions): Promise<ServedPage> {
  const { settings, attempt, desk } = options;
  const path = `/${attempt.key}`;
  let port = 0;
  let watching = 0;
  const seen: (() => void)[] = [];
  const open = new Set<Promise<void>>();

  const pageOf = (nonce: string): string => {
    const at = settings.organization === null ? '' : `/organizations/${settings.organization}`;
    const redirectUrl = `http://${HOST}:${port}/made`;
    const { name, server: publicUrl, github } = settings;
    return renderStep(desk.step(), {
      settings,
      formAction: `${github.web}${at}/settings/apps/new?state=${attempt.state}`,
      manifest: JSON.stringify(githubManifest({ name, publicUrl, redirectUrl })),
      next: `${path}/next?step=${desk.step().kind}`,
      nonce,
    });
  };

  const showPage = (visit: Visit): void => {
    const nonce = randomBytes(16).toString('base64');
    send(visit, 200, pageOf(nonce), nonce);
    for (const tell of seen.splice(0)) visit.response.once('close', tell);
  };

  const showProblem = (visit: Visit, status: number, text: string): void => {
    const nonce = randomBytes(16).toString('base64');
    send(visit, status, renderProblem(text, nonce), nonce);
  };

  /** 200 once there is another step than the page shows, 204 to ask again. */
  const waitForNext = async (visit: Visit): Promise<void> => {
    const isNew = () => desk.step().kind !== visit.url.searchParams.get('step');
    watching += 1;
    try {
      if (!isNew()) await firstOf(desk.moved(), visit.response);
    } finally {
      watching -= 1;
    }
    send(visit, isNew() ? 200 : 204, '', '');
  };

  const takeCode = async (visit: Visit): Promise<void> => {
    const { searchParams } = visit.url;
    if (!isSame(searchParams.get('state') ?? '', attempt.state)) {
      options.onRefused('a page came back with another state than was sent to GitHub');
      return showProblem(
        visit,
        400,
        'This does not belong to the App that is being made: its state is another one. Start from the address that the terminal shows.',
      );
    }
    if (desk.step().kind === 'create') {
      const taken = await options.take(searchParams.get('code') ?? '');
      if (taken.kind === 'problem') return showProblem(visit, 502, taken.text);
    }
    visit.response.writeHead(303, { ...HEADERS, location: path }).end();
  };

  const answer = async (visit: Visit): Promise<void> => {
    const { request, url } = visit;
    if (!isOwnHost(request.headers.host, port)) {
      options.onRefused('a page was asked for under another name than this machine’s own');
      return send(visit, 421, 'This page is for this machine alone.\n', '');
    }
    if (request.method !== 'GET') return send(visit, 405, 'Only GET is answered here.\n', '');
    if (url.pathname === '/made') return takeCode(visit);
    if (isSame(url.pathname, path)) return showPage(visit);
    if (isSame(url.pathname, `${path}/next`)) return waitForNext(visit);
    send(visit, 404, 'There is nothing here. Open the address that the terminal shows.\n', '');
  };

  const server = createServer((request, response) => {
    const url = URL.parse(request.url ?? '/', `http://${HOST}`);
    if (url === null) return void response.writeHead(400, HEADERS).end();
    const answering = answer({ request, response, url })
      .catch(() => response.destroy())
      .then(() => (response.closed ? undefined : once(response, 'close')))
      .then(() => void open.delete(answering));
    if (url.pathname !== `${path}/next`) open.add(answering);
  });
  server.requestTimeout = 10_000;
  port = await listen(server, attempt.port, settings.port === attempt.port);
  return {
    url: `http://${HOST}:${port}${path}`,
    port,
    isWatched: () => watching > 0,
    answered: async () => {
      await Promise.all(open);
    },
    shown: () => new Promise((resolve) => void seen.push(resolve)),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const HEADERS = {
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  // The key in the address stays here; GitHub hears of the origin alone.
  'referrer-policy': 'strict-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const;

function send({ response }: Visit, status: number, body: string, nonce: string): void {
  const isPage = nonce !== '';
  response.writeHead(status, {
    ...HEADERS,
    'content-type': `text/${isPage ? 'html' : 'plain'}; charset=utf-8`,
    'content-security-policy': policyOf(nonce),
  });
  response.end(body);
}

/**
 * Who is signed out of an Enterprise server is sent on to the company's own sign-in, and browsers hold every
 * stop of a form's way to `form-action`; so it names no host.
 */
function policyOf(nonce: string): string {
  const own = nonce === '' ? "'none'" : `'nonce-${nonce}'`;
  return [
    "default-src 'none'",
    `script-src ${own}`,
    `style-src ${own}`,
    'img-src data:',
    "connect-src 'self'",
    `form-action ${nonce === '' ? "'none'" : 'https: http://127.0.0.1:*'}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Names by which this machine calls itself: any other leads here by somebody else's doing. */
function isOwnHost(host: string | undefined, port: number): boolean {
  return [HOST, 'localhost'].some((name) => host === `${name}:${port}`);
}

/** In the same time wherever they differ. */
function isSame(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => createHash('sha256').update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}

/** Resolves with the move, when the page is closed, or after a while. */
async function firstOf(moved: Promise<void>, response: ServerResponse): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const tired = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, WAIT);
    response.once('close', resolve);
  });
  await Promise.race([moved, tired]);
  clearTimeout(timer);
}

/** Port that was got. One that was asked for is insisted on; one of an attempt before is not. */
async function listen(server: Server, port: number | null, isInsisted: boolean): Promise<number> {
  try {
    return await listenOn(server, port ?? 0);
  } catch (cause) {
    if (port !== null && port !== 0 && !isInsisted) return listen(server, 0, true);
    const { code } = cause as NodeJS.ErrnoException;
    const why =
      code === 'EADDRINUSE'
        ? `port ${port} is in use. Give --port another one, or leave it out`
        : `cannot listen on ${HOST}, port ${port ?? 0} (${code}). Give --port another one`;
    throw new UsageError(why, { cause });
  }
}

function listenOn(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}
