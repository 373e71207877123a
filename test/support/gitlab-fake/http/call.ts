/** One request to the API, its route and its answer. */
import type { Project, Request, World } from '../state/world.ts';

export interface Call {
  readonly world: World;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Route {
  readonly method: string;
  /** `:name` is one segment. */
  readonly pattern: string;
  readonly answer: (call: Call) => Promise<Reply> | Reply;
}

export class RefusedCall extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.name = 'RefusedCall';
    this.status = status;
  }
}

export function notFound(what = ''): RefusedCall {
  return new RefusedCall(404, `404 ${what} Not Found`.replace('  ', ' '));
}

export function ok(body: unknown, status = 200): Reply {
  return { status, body };
}

/** A page of a listing, as GitLab tells of it in headers. */
export function page({ query }: Call, all: readonly unknown[]): Reply {
  const size = Math.min(100, Number(query.get('per_page') ?? 20));
  const number = Number(query.get('page') ?? 1);
  const last = Math.max(1, Math.ceil(all.length / size));
  const next = number < last ? String(number + 1) : '';
  const headers = { 'x-page': String(number), 'x-per-page': String(size), 'x-next-page': next };
  return { status: 200, body: all.slice((number - 1) * size, number * size), headers };
}

export function projectIn({ world, params }: Call): Project {
  const id = params['project'] ?? '';
  const found = world.projects.find((one) => String(one.id) === id || one.path === id);
  if (found === undefined || found.deleted) throw notFound('Project');
  return found;
}

export function requestIn(call: Call): Request {
  const found = projectIn(call).requests.get(Number(call.params['iid']));
  if (found === undefined) throw notFound();
  return found;
}

export function textIn({ body }: Call, name: string): string | null {
  const value = Object.hasOwn(body, name) ? body[name] : undefined;
  return typeof value === 'string' ? value : null;
}
