import { createRoute, z } from '@hono/zod-openapi';
import { isAgentSlot } from '../../../engine/agents/holds/agent-slot.ts';
import { confirmRelease } from '../../../engine/cases/confirm-release.ts';
import { unknownCase } from '../../../engine/fault.ts';
import type { AppDeps } from '../../app-deps.ts';
import { newRoutes } from '../../app-env.ts';
import { awaitOutcome } from '../../live/await-outcome.ts';
import { baseUrlOf } from '../../open/base-url.ts';
import { CaseOutcome, Confirm, Confirmed } from '../../contract/outcome.ts';
import { personOf, requireAnybody } from '../../middleware/require.ts';
import { outcomeOf } from '../../present/outcome.ts';
import { HttpProblem } from '../../problem.ts';
import { json, jsonBody, PROBLEMS } from '../responses.ts';

const params = z.object({ id: z.string().max(100) });

const outcome = createRoute({
  method: 'get',
  path: '/api/cases/{id}/outcome',
  summary: 'What became of a case; waits up to `wait` seconds for it to be decided',
  middleware: [requireAnybody('submit', 'confirm', 'read')] as const,
  request: { params, query: z.object({ wait: z.coerce.number().int().min(0).max(60).default(0) }) },
  responses: { 200: json(CaseOutcome, 'The outcome so far'), ...PROBLEMS },
});

const confirm = createRoute({
  method: 'post',
  path: '/api/cases/{id}/confirm',
  summary: 'Use a release, once: 200 when what goes through is what was released',
  middleware: [requireAnybody('submit', 'confirm')] as const,
  request: { params, body: jsonBody(Confirm) },
  responses: { 200: json(Confirmed, 'Released, in time, and the same to the byte'), ...PROBLEMS },
});

export const OUTCOME_ROUTES = [outcome, confirm];

export function outcomeRoutes(deps: AppDeps) {
  return newRoutes()
    .openapi(outcome, async (c) => {
      const { id } = c.req.valid('param');
      const ends = AbortSignal.any([deps.stopping, c.req.raw.signal]);
      const row = await awaitOutcome(deps, id, c.req.valid('query').wait, ends);
      if (row === null) throw unknownCase(id);
      return c.json(outcomeOf(row, baseUrlOf(c, deps.publicUrl)), 200);
    })
    .openapi(confirm, async (c) => {
      const who = c.get('who');
      const asker =
        who.kind === 'machine'
          ? { kind: 'token' as const, token: who.token }
          : { kind: 'person' as const, id: personOf(c) };
      const by = asker.kind === 'token' ? asker.token.name : asker.id;
      const asked = { case: c.req.valid('param').id, by, asker, ...c.req.valid('json') };
      await refuseOtherWays(deps, asked.case);
      const confirmed = await confirmRelease(deps.engine, asked);
      deps.metrics.releaseConfirmed();
      return c.json(confirmed, 200);
    });
}

/**
 * A release is for one use, and that of a request is its merge: nobody uses it up before. That of an agent's
 * action is asked for where stops are looked at.
 */
async function refuseOtherWays({ engine }: AppDeps, id: string): Promise<void> {
  const row = await engine.store.findCase(id);
  if (row !== null && isAgentSlot(row.slot)) {
    throw new HttpProblem(
      403,
      'guard-uses-it',
      `Case ${id} is about an action of an agent, and its guard uses its release.`,
      'Let the agent try again; its guard asks for the release.',
    );
  }
  if (row === null || (row.assessment.change.origin?.request ?? null) === null) return;
  throw new HttpProblem(
    403,
    'merge-uses-it',
    `Case ${id} is about a request on a forge, and merging it uses its release.`,
    'Merge the request; nothing else has to be confirmed.',
  );
}
