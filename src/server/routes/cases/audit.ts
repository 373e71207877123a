import { createRoute, z } from '@hono/zod-openapi';
import { auditCase, auditQueue, challengeAudit } from '../../../engine/governance/audit-case.ts';
import type { AppDeps } from '../../app-deps.ts';
import { newRoutes } from '../../app-env.ts';
import { AuditQueue, AuditToSign, NewAudit } from '../../contract/governance/directives.ts';
import { Challenge } from '../../contract/presence.ts';
import { personOf, requirePerson } from '../../middleware/require.ts';
import { challengeForPages } from '../../presence/for-pages.ts';
import { auditItemOf } from '../../present/directives.ts';
import { json, jsonBody, PROBLEMS } from '../responses.ts';

const params = z.object({ case: z.string().max(100) });

const list = createRoute({
  method: 'get',
  path: '/api/audit',
  summary: 'Released changes that directives want looked at: unseen ones first, riskiest first',
  middleware: [requirePerson] as const,
  responses: { 200: json(AuditQueue, 'The queue'), ...PROBLEMS },
});

const audit = createRoute({
  method: 'post',
  path: '/api/audit/{case}',
  summary: 'Record what you found in a change after its release',
  middleware: [requirePerson] as const,
  request: { params, body: jsonBody(NewAudit) },
  responses: { 200: json(AuditQueue, 'The queue'), ...PROBLEMS },
});

const challenge = createRoute({
  method: 'post',
  path: '/api/audit/{case}/challenge',
  summary: 'What to sign with a passkey in order to record what you found',
  middleware: [requirePerson] as const,
  request: { params, body: jsonBody(AuditToSign) },
  responses: { 200: json(Challenge, 'For the browser'), ...PROBLEMS },
});

export const AUDIT_ROUTES = [list, audit, challenge];

export function auditRoutes({ engine }: AppDeps) {
  const queue = async (viewer: string) => ({
    items: (await auditQueue(engine)).map((item) => auditItemOf(engine, item, viewer)),
  });
  return newRoutes()
    .openapi(list, async (c) => c.json(await queue(personOf(c)), 200))
    .openapi(audit, async (c) => {
      const person = personOf(c);
      const given = { ...c.req.valid('json'), case: c.req.valid('param').case, person };
      await auditCase(engine, given);
      return c.json(await queue(person), 200);
    })
    .openapi(challenge, async (c) => {
      const given = {
        ...c.req.valid('json'),
        case: c.req.valid('param').case,
        person: personOf(c),
      };
      return c.json(challengeForPages(await challengeAudit(engine, given)), 200);
    });
}
