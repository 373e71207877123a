import { createRoute, z } from '@hono/zod-openapi';
import { listCases, readCase } from '../../../engine/cases/read-case.ts';
import { submitCase } from '../../../engine/cases/submit-case.ts';
import type { AppDeps } from '../../app-deps.ts';
import { newRoutes } from '../../app-env.ts';
import { baseUrlOf } from '../../open/base-url.ts';
import { CaseList, SafetyCase, Submission } from '../../contract/cases.ts';
import { SubmissionReceipt } from '../../contract/outcome.ts';
import { personOf, requireAnybody, requirePerson } from '../../middleware/require.ts';
import { summaryOf } from '../../present/case-summary.ts';
import { outcomeOf, outcomeRowOf } from '../../present/outcome.ts';
import { safetyCaseOf } from '../../present/safety-case.ts';
import { refuseReserved } from '../../reserved-submission.ts';
import { json, jsonBody, PROBLEMS } from '../responses.ts';

const MOST_LISTED = 500;

const submit = createRoute({
  method: 'post',
  path: '/api/cases',
  summary: 'Submit a change to be assessed and, where a rule asks for it, held',
  middleware: [requireAnybody('submit')] as const,
  request: { body: jsonBody(Submission) },
  responses: {
    200: json(SubmissionReceipt, 'The very same submission was waiting already'),
    201: json(SubmissionReceipt, 'A new case'),
    ...PROBLEMS,
  },
});

const list = createRoute({
  method: 'get',
  path: '/api/cases',
  summary: 'The queue: riskiest first, then oldest',
  middleware: [requirePerson] as const,
  request: { query: z.object({ state: z.enum(['waiting', 'all']).default('waiting') }) },
  responses: { 200: json(CaseList, 'Cases'), ...PROBLEMS },
});

const read = createRoute({
  method: 'get',
  path: '/api/cases/{id}',
  summary: 'The safety case: everything a person decides from',
  middleware: [requirePerson] as const,
  request: { params: z.object({ id: z.string().max(100) }) },
  responses: { 200: json(SafetyCase, 'The safety case'), ...PROBLEMS },
});

export const CASE_ROUTES = [submit, list, read];

export function caseRoutes(deps: AppDeps) {
  const { engine, metrics } = deps;
  return newRoutes()
    .openapi(submit, async (c) => {
      const who = c.get('who');
      const by = who.kind === 'machine' ? who : { kind: 'person' as const, id: personOf(c) };
      const submission = c.req.valid('json');
      refuseReserved(submission, deps.forges);
      const { case: row, created } = await submitCase(engine, submission, by);
      if (created) metrics.caseSubmitted(row.state);
      const receipt = { ...outcomeOf(outcomeRowOf(row), baseUrlOf(c, deps.publicUrl)), created };
      return created ? c.json(receipt, 201) : c.json(receipt, 200);
    })
    .openapi(list, async (c) => {
      const states = c.req.valid('query').state === 'all' ? null : (['waiting'] as const);
      const rows = await listCases(engine, { states, limit: MOST_LISTED });
      const viewer = personOf(c);
      return c.json({ cases: rows.map((row) => summaryOf(row, viewer)) }, 200);
    })
    .openapi(read, async (c) => {
      const file = await readCase(engine, c.req.valid('param').id);
      return c.json(safetyCaseOf(file, engine.world.catalog, personOf(c)), 200);
    });
}
