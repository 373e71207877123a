import type { Context, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { AppDeps } from '../app-deps.ts';
import type { AppEnv } from '../app-env.ts';

/** Gives each request an id, and one line in the log and one tick in the metrics when it is answered. */
export function requestLog(deps: AppDeps): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const requestId = deps.engine.ids.next();
    c.set('requestId', requestId);
    c.set('who', { kind: 'nobody' });
    const elapsed = deps.stopwatch();
    await next();
    c.header('X-Request-Id', requestId);
    const { status } = c.res;
    const route = routeOf(c);
    const seconds = elapsed();
    deps.metrics.requestAnswered(c.req.method, route, status, seconds);
    const who = c.get('who');
    const line = {
      requestId,
      method: c.req.method,
      path: c.req.path,
      status,
      milliseconds: Math.round(seconds * 1000),
      who: who.kind === 'machine' ? `token ${who.name}` : who.kind === 'person' ? who.id : null,
    };
    if (status >= 500) deps.logger.error(line, 'request failed');
    else deps.logger.info(line, 'request');
  };
}

/** The route as it was written, so that ids never become labels; `*` for the web app and the unknown. */
function routeOf(c: Context<AppEnv>): string {
  return matchedRoutes(c).find(({ path }) => !path.endsWith('*'))?.path ?? '*';
}
