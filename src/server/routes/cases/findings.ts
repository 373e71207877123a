import { createRoute, z } from '@hono/zod-openapi';
import {
  acceptFinding,
  challengeAcceptance,
} from '../../../engine/governance/findings/accept-finding.ts';
import { readCase } from '../../../engine/cases/read-case.ts';
import type { AppDeps } from '../../app-deps.ts';
import { newRoutes } from '../../app-env.ts';
import { SafetyCase } from '../../contract/cases.ts';
import { AcceptanceToSign, NewAcceptance } from '../../contract/governance/governance.ts';
import { Challenge } from '../../contract/presence.ts';
import { personOf, requirePerson } from '../../middleware/require.ts';
import { challengeForPages } from '../../presence/for-pages.ts';
import { safetyCaseOf } from '../../present/safety-case.ts';
import { json, jsonBody, PROBLEMS } from '../responses.ts';

const params = z.object({ id: z.string().max(100), finding: z.string().max(5000) });

const accept = createRoute({
  method: 'post',
  path: '/api/cases/{id}/findings/{finding}/accept',
  summary: 'Take a finding as it is, with a reason, on your name',
  middleware: [requirePerson] as const,
  request: { params, body: jsonBody(NewAcceptance) },
  responses: { 200: json(SafetyCase, 'The case, decided again'), ...PROBLEMS },
});

const challenge = createRoute({
  method: 'post',
  path: '/api/cases/{id}/findings/{finding}/challenge',
  summary: 'What to sign with a passkey in order to take a finding as it is, with this reason',
  middleware: [requirePerson] as const,
  request: { params, body: jsonBody(AcceptanceToSign) },
  responses: { 200: json(Challenge, 'For the browser'), ...PROBLEMS },
});

export const FINDING_ROUTES = [accept, challenge];

export function findingRoutes({ engine }: AppDeps) {
  return newRoutes()
    .openapi(accept, async (c) => {
      const { id, finding } = c.req.valid('param');
      const person = personOf(c);
      await acceptFinding(engine, { case: id, finding, person, ...c.req.valid('json') });
      return c.json(safetyCaseOf(await readCase(engine, id), engine.world.catalog, person), 200);
    })
    .openapi(challenge, async (c) => {
      const { id, finding } = c.req.valid('param');
      const { reason, seen } = c.req.valid('json');
      const given = { case: id, finding, person: personOf(c), reason };
      return c.json(challengeForPages(await challengeAcceptance(engine, given, seen)), 200);
    });
}
