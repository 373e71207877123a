import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { AppEnv } from '../app-env.ts';
import { HttpProblem } from '../problem.ts';

const KIB = 1024;

/** A large plan's effects, with room to spare. */
export const SUBMISSION_BYTES = 64 * KIB * KIB;
const OTHER_BYTES = 64 * KIB;

/** Where whole changes are sent to. */
const LARGE: ReadonlySet<string> = new Set([
  '/api/cases',
  '/api/compare',
  '/api/policy/replay',
  '/api/guard/decisions',
  '/api/guard/holds',
]);

const FACTS = '/api/catalog/facts/';

/** A group of a directory, with everybody in it. */
const GROUPS = '/scim/v2/Groups';
const GROUP_BYTES = 8 * KIB * KIB;

export function sizeLimit(): MiddlewareHandler<AppEnv> {
  const submission = limitOf(SUBMISSION_BYTES, '64 MB');
  const group = limitOf(GROUP_BYTES, '8 MB');
  const other = limitOf(OTHER_BYTES, '64 kB');
  return (c, next) => {
    // Facts are measured where they are read, as they come.
    if (c.req.method === 'PUT' && c.req.path.startsWith(FACTS)) return next();
    if (c.req.path.startsWith(GROUPS)) return group(c, next);
    return c.req.method === 'POST' && LARGE.has(c.req.path) ? submission(c, next) : other(c, next);
  };
}

function limitOf(maxSize: number, text: string): MiddlewareHandler<AppEnv> {
  return bodyLimit({
    maxSize,
    onError: () => {
      throw new HttpProblem(
        413,
        'too-large',
        `The body is larger than ${text}.`,
        'Split the change into smaller ones: nobody can judge one of this size.',
      );
    },
  });
}
