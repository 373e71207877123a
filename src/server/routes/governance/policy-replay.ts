import { createRoute, z } from '@hono/zod-openapi';
import { stream } from 'hono/streaming';
import { instantAfter } from '../../../engine/engine.ts';
import { renderReplayMarkdown } from '../../../engine/governance/replay/render-markdown.ts';
import { allCases, replayPolicy } from '../../../engine/governance/replay/replay-policy.ts';
import type { AppDeps } from '../../app-deps.ts';
import { newRoutes } from '../../app-env.ts';
import { ReplayAnswer, ReplayRequest } from '../../contract/governance/replay.ts';
import { requireAnybody, requirePerson } from '../../middleware/require.ts';
import { json, jsonBody, PROBLEMS } from '../responses.ts';

const DAY = 24 * 60 * 60 * 1000;

const replay = createRoute({
  method: 'post',
  path: '/api/policy/replay',
  summary: 'What a proposed policy would have done to what was submitted; nothing of it is kept',
  middleware: [requireAnybody('read')] as const,
  request: { body: jsonBody(ReplayRequest) },
  responses: { 200: json(ReplayAnswer, 'The difference'), ...PROBLEMS },
});

const cases = createRoute({
  method: 'get',
  path: '/api/policy/replay/cases',
  summary: 'Cases to replay elsewhere, oldest first: one JSON value a line',
  middleware: [requirePerson] as const,
  request: { query: z.object({ days: z.coerce.number().int().min(1).max(3660).default(90) }) },
  responses: {
    200: {
      description: 'For holdpoint policy replay --cases',
      content: { 'application/x-ndjson': { schema: z.string() } },
    },
    ...PROBLEMS,
  },
});

export const POLICY_REPLAY_ROUTES = [replay, cases];

export function policyReplayRoutes({ engine }: AppDeps) {
  const inTurn = oneAtATime();
  return newRoutes()
    .openapi(replay, async (c) => {
      const { policy: text, file, days } = c.req.valid('json');
      const report = await inTurn(() => replayPolicy(engine, { text, file, days }));
      return c.json({ ...report, markdown: renderReplayMarkdown(report) }, 200);
    })
    .openapi(cases, (c) => {
      const until = engine.clock.now();
      const since = instantAfter(until, -c.req.valid('query').days * DAY);
      c.header('content-type', 'application/x-ndjson');
      c.header('content-disposition', 'attachment; filename="holdpoint-cases.jsonl"');
      // A stream is what the description calls a text.
      return stream(c, async (out) => {
        for await (const past of allCases(engine.store.governance, since, until)) {
          await out.write(`${JSON.stringify(past)}\n`);
        }
      }) as never;
    });
}

/** A replay takes seconds of the processor: however many are asked for, answers to people come in between. */
function oneAtATime(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const run = last.then(work, work);
    last = run.catch(() => undefined);
    return run;
  };
}
