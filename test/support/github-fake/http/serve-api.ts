/** One request to `/api/v3`: who calls, bad weather, the route, the answer. */
import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { World } from '../state/world.ts';
import { accountFor, authenticate } from './authenticate.ts';
import type { Reply } from './call.ts';
import { limitHeaders, refuseOverLimit } from './limits.ts';
import { RefusedCall, notFound } from './refusal.ts';
import { requirePermission } from './permissions.ts';
import type { Found } from './router.ts';
import { takeFailure, waitOut } from './weather.ts';

export interface ApiRequest {
  readonly world: World;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Without `/api/v3`. */
  readonly url: URL;
  readonly find: (method: string, path: string) => Found | null;
  readonly onUnknown: (call: string) => void;
}

/** Answers and returns the status; 0 when it hung up instead. */
export async function serveApi(given: ApiRequest): Promise<number> {
  const { world, request, response, url } = given;
  const call = `${request.method} ${url.pathname}${url.search}`;
  const body = await bodyOf(request);
  await waitOut(world.weather, call, 'before');
  const failure = takeFailure(world.weather, call);
  if (failure === 'hang-up') {
    response.destroy();
    return 0;
  }
  let payer = 'nobody';
  let reply: Reply;
  try {
    if (failure !== null) throw new RefusedCall(failure, 'Server Error');
    const caller = authenticate(world, request.headers.authorization);
    payer = accountFor(caller);
    refuseOverLimit(world);
    const found = given.find(request.method ?? 'GET', url.pathname);
    if (found === null) {
      given.onUnknown(call);
      throw notFound();
    }
    const { route, params } = found;
    const { method = 'GET', headers } = request;
    const accept = headers.accept ?? '';
    const path = url.pathname;
    const query = url.searchParams;
    const whole = { world, method, path, params, query, accept, body: parsed(body), caller };
    if (!route.pattern.startsWith('/repos/')) requirePermission(whole, null, route.need);
    reply = await route.answer(whole);
  } catch (error) {
    reply = asReply(error);
  }
  await waitOut(world.weather, call, 'after');
  return send(given, payer, reply);
}

function send({ world, request, response }: ApiRequest, payer: string, reply: Reply): number {
  const raw = reply.body instanceof Uint8Array;
  const bytes =
    reply.body instanceof Uint8Array
      ? reply.body
      : Buffer.from(reply.body === null ? '' : JSON.stringify(reply.body));
  const etag = `"${createHash('sha256').update(bytes).digest('hex')}"`;
  const unchanged =
    request.method === 'GET' && reply.status === 200 && request.headers['if-none-match'] === etag;
  if (!unchanged) world.weather.used.set(payer, (world.weather.used.get(payer) ?? 0) + 1);
  const status = unchanged ? 304 : reply.status;
  response.writeHead(status, {
    'content-type': raw
      ? 'application/vnd.github.raw+json; charset=utf-8'
      : 'application/json; charset=utf-8',
    // Clients correct their own clock by this one.
    date: new Date(world.clock.now()).toUTCString(),
    'x-github-media-type': 'github.v3; format=json',
    'x-github-enterprise-version': '3.17.0',
    ...(reply.status === 200 ? { etag } : {}),
    ...limitHeaders(world, payer),
    ...reply.headers,
  });
  response.end(status === 304 || status === 204 ? undefined : bytes);
  return status;
}

function asReply(error: unknown): Reply {
  if (!(error instanceof RefusedCall)) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { status: 500, body: { message: `fault of the fake: ${message}` } };
  }
  const { errors, headers = {} } = error.details;
  const body = {
    message: error.message,
    ...(errors === undefined ? {} : { errors }),
    documentation_url: 'https://docs.github.com/rest',
    status: String(error.status),
  };
  return { status: error.status, body, headers };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function parsed(body: Buffer): Readonly<Record<string, unknown>> {
  if (body.length === 0) return {};
  try {
    const value: unknown = JSON.parse(body.toString());
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // Said below, in the forge's words.
  }
  throw new RefusedCall(400, 'Problems parsing JSON');
}
