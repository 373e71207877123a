import type { Context, MiddlewareHandler } from 'hono';
import type { AppEnv, Who } from '../app-env.ts';
import { HttpProblem } from '../problem.ts';

/** Anybody known, a person or a machine. Stands before the body is read. */
export const requireAnybody: MiddlewareHandler<AppEnv> = async (c, next) => {
  if (c.get('who').kind === 'nobody') throw notSignedIn();
  await next();
};

/** A person, by their own session. */
export const requirePerson: MiddlewareHandler<AppEnv> = async (c, next) => {
  personOf(c);
  await next();
};

/** Id of the signed-in person. Throws `not-signed-in`, or `people-only` for a machine. */
export function personOf(c: Context<AppEnv>): string {
  const who = c.get('who');
  if (who.kind === 'person') return who.id;
  if (who.kind === 'nobody') throw notSignedIn();
  throw new HttpProblem(
    403,
    'people-only',
    'A machine token does not open this.',
    'Open it in a browser and sign in. A token submits, waits, reads outcomes and confirms.',
  );
}

/** SHA-256 of the secret of the session that asks, or null where none does. */
export function sessionHashOf(c: Context<AppEnv>): string | null {
  const who = c.get('who');
  return who.kind === 'person' ? who.session : null;
}

/** A machine, by its token: what sources say is imported by pipelines, never from a page. */
export const requireMachine: MiddlewareHandler<AppEnv> = async (c, next) => {
  machineOf(c);
  await next();
};

/** Name of the machine's token. Throws `not-signed-in`, or `machines-only` for a person. */
export function machineOf(c: Context<AppEnv>): string {
  return machineWho(c).name;
}

/** The machine with what its token says of it. Throws as `machineOf` does. */
export function machineWho(c: Context<AppEnv>): Extract<Who, { readonly kind: 'machine' }> {
  const who = c.get('who');
  if (who.kind === 'machine') return who;
  if (who.kind === 'nobody') throw notSignedIn();
  throw new HttpProblem(
    403,
    'machines-only',
    'This takes a machine token.',
    'Run holdpoint catalog import or forget with HOLDPOINT_TOKEN set.',
  );
}

function notSignedIn(): HttpProblem {
  return new HttpProblem(
    401,
    'not-signed-in',
    'Nobody is signed in.',
    'Sign in in the browser; on the command line set HOLDPOINT_TOKEN.',
  );
}
