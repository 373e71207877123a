import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from '../app-env.ts';
import { HttpProblem } from '../problem.ts';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Probes come by address, and learn nothing but that the server lives. */
const PROBES = new Set(['/healthz', '/readyz']);

/**
 * Answers only under names that are ours. A page of somebody else's whose name was made to point at this
 * machine (DNS rebinding) sends its own name, and learns nothing.
 */
export function hostGuard(publicUrl: URL | null): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const host = c.req.header('host') ?? '';
    if (!PROBES.has(c.req.path) && !isOurs(host, publicUrl)) {
      throw new HttpProblem(
        421,
        'wrong-host',
        `This server is not known as ${JSON.stringify(host.slice(0, 100))}.`,
        'Use the address it printed when it started, or set HOLDPOINT_PUBLIC_URL to the one people use.',
      );
    }
    await next();
  };
}

function isOurs(host: string, publicUrl: URL | null): boolean {
  if (publicUrl !== null && host.toLowerCase() === publicUrl.host) return true;
  const match = /^(\[[0-9a-f:]+\]|[^:]+)(?::\d{1,5})?$/i.exec(host);
  return LOOPBACK.has(match?.[1]?.toLowerCase() ?? '');
}
