import type { Context, MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import { sha256 } from '../../engine/sha256.ts';
import { findWorkingToken } from './working-token.ts';
import type { AppDeps } from '../app-deps.ts';
import type { AppEnv, Who } from '../app-env.ts';
import { HttpProblem } from '../problem.ts';
import { sessionCookieName } from '../session-cookie.ts';

/**
 * Finds out who asks. Secrets are looked up by their SHA-256, so neither time nor the store gives them
 * away. With a token the request is a machine's, whatever cookie comes along.
 */
export function identify(deps: AppDeps): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    c.set('who', await whoAsks(deps, c));
    await next();
  };
}

async function whoAsks(deps: AppDeps, c: Context<AppEnv>): Promise<Who> {
  const authorization = c.req.header('authorization');
  if (authorization !== undefined) return machineOf(deps, authorization);
  const secret = getCookie(c, sessionCookieName(deps.publicUrl));
  return secret === undefined ? { kind: 'nobody' } : personOf(deps, secret);
}

async function machineOf(deps: AppDeps, authorization: string): Promise<Who> {
  const token = /^Bearer ([\w.~+/=-]+)$/i.exec(authorization)?.[1];
  const found = token === undefined ? null : await findWorkingToken(deps, token, 'api');
  if (found === null) {
    throw new HttpProblem(
      401,
      'bad-token',
      'This server does not know the token.',
      'Check HOLDPOINT_TOKEN, and that it belongs to this server.',
    );
  }
  return { kind: 'machine', name: found.name, token: found };
}

async function personOf(deps: AppDeps, secret: string): Promise<Who> {
  const { store, clock, world } = deps.engine;
  const hash = sha256(secret);
  const session = await store.findSession(hash, clock.now());
  const person = session === null ? undefined : world.catalog.people.get(session.person);
  // A session outlives a closed account; the person's rights do not.
  if (person?.active !== true) return { kind: 'nobody' };
  return { kind: 'person', id: person.id, session: hash };
}
