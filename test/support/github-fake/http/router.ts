/** Paths to routes. `:name` is one segment, `*name` the rest of the path. */
import { findRepo } from '../state/world.ts';
import type { Call, Need, Reply, RepoCall, Route } from './call.ts';
import { mayUse, requirePermission } from './permissions.ts';
import { notFound } from './refusal.ts';

export function route(
  method: string,
  pattern: string,
  need: Need,
  answer: (call: Call) => Promise<Reply> | Reply,
): Route {
  return { method, pattern, need, answer };
}

/** A route below `/repos/:owner/:repo`, for those who may see the repository. */
export function repoRoute(
  method: string,
  rest: string,
  need: Need,
  answer: (call: RepoCall) => Promise<Reply> | Reply,
): Route {
  return route(method, `/repos/:owner/:repo${rest}`, need, (call) => {
    const repo = findRepo(call.world, call.params['owner'] ?? '', call.params['repo'] ?? '');
    if (repo === null || !mayUse(call, repo)) throw notFound();
    requirePermission(call, repo, need);
    return answer({ ...call, repo });
  });
}

export interface Found {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

export function createRouter(
  routes: readonly Route[],
): (method: string, path: string) => Found | null {
  const compiled = routes.map((one) => ({ route: one, matcher: matcherOf(one.pattern) }));
  return (method, path) => {
    for (const { route, matcher } of compiled) {
      if (route.method !== method) continue;
      const groups = matcher.exec(path)?.groups;
      if (groups === undefined) continue;
      const params = Object.entries(groups).map(([name, value]) => [name, decoded(value)]);
      return { route, params: Object.fromEntries(params) as Record<string, string> };
    }
    return null;
  };
}

function matcherOf(pattern: string): RegExp {
  const source = pattern
    .replaceAll('.', '\\.')
    .replaceAll(/:(\w+)/g, '(?<$1>[^/]+)')
    .replaceAll(/\*(\w+)/g, '(?<$1>.*)');
  // The empty named group gives patterns without names a `groups` of their own.
  return new RegExp(`^${source}(?<end>)$`);
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    throw notFound();
  }
}
