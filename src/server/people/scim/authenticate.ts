import type { MiddlewareHandler } from 'hono';
import { sha256 } from '../../../engine/sha256.ts';
import type { AppDeps } from '../../app-deps.ts';
import type { AppEnv } from '../../app-env.ts';
import { HttpProblem } from '../../problem.ts';

/** Lets a token of the scope `scim` in, and nothing else: neither sessions nor tokens of pipelines. */
export function authenticateScim(deps: AppDeps): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const authorization = c.req.header('authorization') ?? '';
    const token = /^Bearer ([\w.~+/=-]{1,200})$/i.exec(authorization)?.[1];
    const name =
      token === undefined ? null : await deps.engine.store.findToken(sha256(token), 'scim');
    if (name === null) {
      throw new HttpProblem(
        401,
        'bad-token',
        'This takes a token of the scope scim.',
        'Make one: holdpoint token create NAME --scope scim.',
      );
    }
    c.set('who', { kind: 'machine', name });
    await next();
  };
}
