import { createRoute } from '@hono/zod-openapi';
import type { AppDeps } from '../../app-deps.ts';
import { newRoutes } from '../../app-env.ts';
import { SeniorityGaps } from '../../contract/seniority.ts';
import { requirePerson } from '../../middleware/require.ts';
import { seniorityGaps } from '../../present/seniority.ts';
import { json, PROBLEMS } from '../responses.ts';

const read = createRoute({
  method: 'get',
  path: '/api/seniority',
  summary: 'Tier-1 systems on which nobody, or only one person, is senior',
  middleware: [requirePerson] as const,
  responses: { 200: json(SeniorityGaps, 'Systems without anybody first'), ...PROBLEMS },
});

export const SENIORITY_ROUTES = [read];

export function seniorityRoutes({ engine }: AppDeps) {
  return newRoutes().openapi(read, (c) => c.json(seniorityGaps(engine.world), 200));
}
