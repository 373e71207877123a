import { createRoute, z } from '@hono/zod-openapi';
import { bundleApprovals } from '../../../engine/presence/proof/approvals-bundle.ts';
import { challengeAnswer } from '../../../engine/presence/statements/challenge-answer.ts';
import type { AppDeps } from '../../app-deps.ts';
import { newRoutes } from '../../app-env.ts';
import { Answer } from '../../contract/cases.ts';
import { ApprovalBundle, Challenge } from '../../contract/presence.ts';
import { personOf, requireAnybody, requirePerson } from '../../middleware/require.ts';
import { bundleForPages, challengeForPages } from '../../presence/for-pages.ts';
import { json, jsonBody, PROBLEMS } from '../responses.ts';

const challenge = createRoute({
  method: 'post',
  path: '/api/cases/{id}/challenge',
  summary: 'What to sign with a passkey, so that this answer counts where presence is asked for',
  middleware: [requirePerson] as const,
  request: {
    params: z.object({ id: z.string().max(100) }),
    body: jsonBody(Answer.omit({ presence: true })),
  },
  responses: { 200: json(Challenge, 'The statement, and options for the browser'), ...PROBLEMS },
});

const approvals = createRoute({
  method: 'get',
  path: '/api/cases/{id}/approvals',
  summary: 'The answers with all that proves them, to be verified without this server',
  middleware: [requireAnybody('submit', 'confirm', 'read')] as const,
  request: { params: z.object({ id: z.string().max(100) }) },
  responses: { 200: json(ApprovalBundle, 'For holdpoint approval verify'), ...PROBLEMS },
});

export const PRESENCE_ROUTES = [challenge, approvals];

export function presenceRoutes({ engine }: AppDeps) {
  return newRoutes()
    .openapi(challenge, async (c) => {
      const { id } = c.req.valid('param');
      const { answer, reason, seen } = c.req.valid('json');
      const person = personOf(c);
      const asked = await challengeAnswer(engine, { case: id, person, answer, reason, seen });
      return c.json(challengeForPages(asked), 200);
    })
    .openapi(approvals, async (c) => {
      const bundle = await bundleApprovals(engine, c.req.valid('param').id);
      return c.json(bundleForPages(bundle), 200);
    });
}
