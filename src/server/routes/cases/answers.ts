import { createRoute, z } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { answerCase } from '../../../engine/cases/answer-case.ts';
import { readCase } from '../../../engine/cases/read-case.ts';
import { recordRefusedAnswer } from '../../../engine/cases/record-refused-answer.ts';
import type { AppDeps } from '../../app-deps.ts';
import { newRoutes, type AppEnv } from '../../app-env.ts';
import { Answer, SafetyCase } from '../../contract/cases.ts';
import { personOf, requirePerson } from '../../middleware/require.ts';
import { safetyCaseOf } from '../../present/safety-case.ts';
import { HttpProblem } from '../../problem.ts';
import { json, jsonBody, PROBLEMS } from '../responses.ts';

const answer = createRoute({
  method: 'post',
  path: '/api/cases/{id}/answers',
  summary: 'Approve or refuse, as the person signed in in this browser',
  request: { params: z.object({ id: z.string().max(100) }), body: jsonBody(Answer) },
  responses: { 200: json(SafetyCase, 'The case with the answer counted'), ...PROBLEMS },
});

export const ANSWER_ROUTES = [answer];

export function answerRoutes(deps: AppDeps) {
  const { engine, metrics } = deps;
  const routes = newRoutes();
  routes.use(answer.getRoutingPath(), refuseMachines(deps), requirePerson);
  return routes.openapi(answer, async (c) => {
    const { id } = c.req.valid('param');
    const given = c.req.valid('json');
    const person = personOf(c);
    await answerCase(engine, { case: id, person, ...given });
    metrics.caseAnswered(given.answer);
    return c.json(safetyCaseOf(await readCase(engine, id), engine.world.catalog, person), 200);
  });
}

/** An agent holds its human's tokens, so an answer takes a browser session; the attempt is written down. */
function refuseMachines({ engine }: AppDeps): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const who = c.get('who');
    if (who.kind === 'machine') {
      await recordRefusedAnswer(engine, c.req.param('id') ?? '', who.name);
      throw new HttpProblem(
        403,
        'machines-cannot-answer',
        'A machine token cannot answer; the attempt is in the ledger.',
        'Let a person open the case’s page, read it and answer there.',
      );
    }
    await next();
  };
}
