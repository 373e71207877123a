import { createRoute, z } from '@hono/zod-openapi';
import { auditCase, auditQueue } from '../../../engine/governance/audit-case.ts';
import type { AppDeps } from '../../app-deps.ts';
import { newRoutes } from '../../app-env.ts';
import { AuditQueue, NewAudit } from '../../contract/governance-directives.ts';
import { personOf, requirePerson } from '../../middleware/require.ts';
import { auditItemOf } from '../../present/directives.ts';
import { json, jsonBody, PROBLEMS } from '../responses.ts';

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
  request: { params: z.object({ case: z.string().max(100) }), body: jsonBody(NewAudit) },
  responses: { 200: json(AuditQueue, 'The queue'), ...PROBLEMS },
});

export const AUDIT_ROUTES = [list, audit];

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
    });
}
