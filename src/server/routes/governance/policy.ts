import { createRoute } from '@hono/zod-openapi';
import type { AppDeps } from '../../app-deps.ts';
import { newRoutes } from '../../app-env.ts';
import { PolicyInForce } from '../../contract/policy.ts';
import { requirePerson } from '../../middleware/require.ts';
import { policyInForce } from '../../present/policy.ts';
import { json, PROBLEMS } from '../responses.ts';

const read = createRoute({
  method: 'get',
  path: '/api/policy',
  summary: 'The rules in force, each with where it is written, and what is asked of answers',
  middleware: [requirePerson] as const,
  responses: { 200: json(PolicyInForce, 'The policy that decides now'), ...PROBLEMS },
});

export const POLICY_ROUTES = [read];

export function policyRoutes({ engine }: AppDeps) {
  return newRoutes().openapi(read, (c) => c.json(policyInForce(engine), 200));
}
