import { createRoute, z } from '@hono/zod-openapi';
import type { Tier } from '../../../core/catalog/types.ts';
import { findSystems, readReach } from '../../../engine/read-reach.ts';
import type { AppDeps } from '../../app-deps.ts';
import { newRoutes } from '../../app-env.ts';
import { ReachAnswer, SystemList } from '../../contract/reach.ts';
import { requireAnybody } from '../../middleware/require.ts';
import { json, PROBLEMS } from '../responses.ts';

const reach = createRoute({
  method: 'get',
  path: '/api/reach',
  summary: 'Who is hit if a system, a path or a resource goes wrong, and what it needs itself',
  middleware: [requireAnybody('read', 'guard')] as const,
  request: { query: z.object({ of: z.string().min(1).max(1000) }) },
  responses: { 200: json(ReachAnswer, 'The reach, bounded whatever its size'), ...PROBLEMS },
});

const systems = createRoute({
  method: 'get',
  path: '/api/systems',
  summary: 'Systems of the catalog, the most critical first',
  middleware: [requireAnybody('read', 'guard')] as const,
  request: {
    query: z.object({
      search: z.string().max(200).default(''),
      tier: z.enum(['1', '2', '3', '4']).optional(),
      owner: z.string().max(100).optional(),
      limit: z.coerce.number().int().min(1).max(500).default(60),
    }),
  },
  responses: { 200: json(SystemList, 'Systems'), ...PROBLEMS },
});

export const REACH_ROUTES = [reach, systems];

export function reachRoutes({ engine }: AppDeps) {
  return newRoutes()
    .openapi(reach, (c) => {
      const { asked, fails, needs, why } = readReach(engine, c.req.valid('query').of);
      return c.json({ asked, study: fails, needs, why }, 200);
    })
    .openapi(systems, (c) => {
      const { search, tier, owner, limit } = c.req.valid('query');
      const found = findSystems(engine, {
        search,
        tier: tier === undefined ? null : (Number(tier) as Tier),
        owner: owner ?? null,
        limit,
      });
      const listed = found.systems.map(({ id, name, tier: level, owners }) => ({
        id,
        name,
        tier: level,
        owners,
      }));
      return c.json({ total: found.total, systems: listed }, 200);
    });
}
