import type { MiddlewareHandler } from 'hono';
import type { AppDeps } from '../../app-deps.ts';
import type { AppEnv } from '../../app-env.ts';
import { findWorkingToken } from '../../middleware/working-token.ts';
import { HttpProblem } from '../../problem.ts';

/** Lets a token of the scope `scim` in, and nothing else: neither sessions nor tokens of pipelines. */
export function authenticateScim(deps: AppDeps): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const authorization = c.req.header('authorization') ?? '';
    const token = /^Bearer ([\w.~+/=-]{1,200})$/i.exec(authorization)?.[1];
    const found = token === undefined ? null : await findWorkingToken(deps, token, 'scim');
    if (found === null) {
      throw new HttpProblem(
        401,
        'bad-token',
        'This takes a token of the scope scim.',
        'Make one: holdpoint token create NAME --scope scim.',
      );
    }
    c.set('who', { kind: 'machine', name: found.name, token: found });
    await next();
  };
}
