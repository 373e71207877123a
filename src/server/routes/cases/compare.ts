import { createRoute } from '@hono/zod-openapi';
import { compareTexts } from '../../../engine/compare-texts.ts';
import type { AppDeps } from '../../app-deps.ts';
import { newRoutes } from '../../app-env.ts';
import { CompareRequest, ComparisonAnswer } from '../../contract/comparison.ts';
import { requireAnybody } from '../../middleware/require.ts';
import { json, jsonBody, PROBLEMS } from '../responses.ts';

const compare = createRoute({
  method: 'post',
  path: '/api/compare',
  summary: 'Put alternatives for one task in order of the harm possible; nothing is kept',
  middleware: [requireAnybody('read', 'guard')] as const,
  request: { body: jsonBody(CompareRequest) },
  responses: { 200: json(ComparisonAnswer, 'Least harm first, with the reasons'), ...PROBLEMS },
});

export const COMPARE_ROUTES = [compare];

export function compareRoutes({ engine }: AppDeps) {
  return newRoutes().openapi(compare, async (c) => {
    const { candidates, constraints } = c.req.valid('json');
    return c.json(await compareTexts(engine, candidates, constraints), 200);
  });
}
