import { OpenAPIHono } from '@hono/zod-openapi';
import type { TokenTerms } from '../engine/tokens/types.ts';
import { badInput, HttpProblem } from './problem.ts';

/** Who asks: a person by their session (the SHA-256 of its secret), a machine by its token, or nobody known. */
export type Who =
  | { readonly kind: 'person'; readonly id: string; readonly session: string }
  | { readonly kind: 'machine'; readonly name: string; readonly token: TokenTerms }
  | { readonly kind: 'nobody' };

export interface AppEnv {
  Variables: { readonly requestId: string; readonly who: Who };
}

/** An empty set of routes whose bad input is answered with a `Problem` that names the place. */
export function newRoutes(): OpenAPIHono<AppEnv> {
  return new OpenAPIHono<AppEnv>({
    defaultHook: (result) => {
      if (result.success) return;
      const issue = result.error.issues[0];
      const place =
        issue === undefined || issue.path.length === 0 ? '' : `${issue.path.join('.')}: `;
      const { code, message, advice } = badInput(`${place}${issue?.message ?? 'malformed'}`);
      throw new HttpProblem(400, code, message, advice);
    },
  });
}
