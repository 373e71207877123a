import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from '../app-env.ts';
import { HttpProblem } from '../problem.ts';

/** Anybody at a browser, signed in or not; never a machine by its token. */
export const refuseTokens: MiddlewareHandler<AppEnv> = async (c, next) => {
  if (c.get('who').kind === 'machine') {
    throw new HttpProblem(
      403,
      'people-only',
      'A machine token does not open this.',
      'Open it in a browser. What tokens do is said by their scopes: see holdpoint token list.',
    );
  }
  await next();
};
