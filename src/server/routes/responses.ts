import type { z } from '@hono/zod-openapi';
import { Problem } from '../contract/cases.ts';

/** A JSON answer of this shape, for a route's description. */
export function json<T extends z.ZodType>(schema: T, description: string) {
  return { description, content: { 'application/json': { schema } } };
}

/** A JSON body of this shape, which must be there. */
export function jsonBody<T extends z.ZodType>(schema: T) {
  return { required: true, content: { 'application/json': { schema } } };
}

/** Every answer with a status of 400 and above. Handlers throw; nothing returns one. */
export const PROBLEMS = {
  '4XX': json(Problem, 'What is the matter with the request, and what to do.'),
  '5XX': json(Problem, 'A fault of the server. Nothing was released.'),
} as const;
