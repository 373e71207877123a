import { createRoute } from '@hono/zod-openapi';
import type { AppDeps } from '../../app-deps.ts';
import { newRoutes } from '../../app-env.ts';
import { PolicyInForce, WantedPatterns } from '../../contract/policy.ts';
import { requireAnybody, requirePerson } from '../../middleware/require.ts';
import { policyInForce, wantedPatterns } from '../../present/policy.ts';
import { json, PROBLEMS } from '../responses.ts';

const read = createRoute({
  method: 'get',
  path: '/api/policy',
  summary: 'The rules in force, each with where it is written, and what is asked of answers',
  middleware: [requirePerson] as const,
  responses: { 200: json(PolicyInForce, 'The policy that decides now'), ...PROBLEMS },
});

const patterns = createRoute({
  method: 'get',
  path: '/api/policy/patterns',
  summary: 'Which patterns are looked for in a difference, for whoever reads one to hand it in',
  middleware: [requireAnybody('submit', 'confirm', 'guard', 'read')] as const,
  responses: { 200: json(WantedPatterns, 'Beside those that ship on'), ...PROBLEMS },
});

export const POLICY_ROUTES = [read, patterns];

export function policyRoutes({ engine }: AppDeps) {
  return newRoutes()
    .openapi(read, (c) => c.json(policyInForce(engine), 200))
    .openapi(patterns, (c) => c.json(wantedPatterns(engine), 200));
}
