import { createRoute, z } from '@hono/zod-openapi';
import { acknowledgeStop, reportTampering } from '../../../engine/agents/stops/acknowledge-stop.ts';
import { activeStops } from '../../../engine/agents/stops/read-stops.ts';
import type { AppDeps } from '../../app-deps.ts';
import { newRoutes } from '../../app-env.ts';
import {
  Noted,
  StopAcknowledgement,
  StopOrders,
  StopTampering,
} from '../../contract/agents/stops.ts';
import { machineOf, requireMachine } from '../../middleware/require.ts';
import { stopOrdersOf } from '../../present/stops.ts';
import { EVENT_STREAM, eventText, sseStream } from '../../live/sse.ts';
import { json, jsonBody, PROBLEMS } from '../responses.ts';

const list = createRoute({
  method: 'get',
  path: '/api/guard/stops',
  summary: 'The stops in force; waits up to `wait` seconds for another revision than `since`',
  middleware: [requireMachine('guard')] as const,
  request: {
    query: z.object({
      since: z.coerce.number().int().min(-1).default(-1),
      wait: z.coerce.number().int().min(0).max(60).default(0),
    }),
  },
  responses: { 200: json(StopOrders, 'Every stop in force'), ...PROBLEMS },
});

const acknowledge = createRoute({
  method: 'post',
  path: '/api/guard/stops/acknowledged',
  summary: 'Tell which sessions obeyed a stop, and when',
  middleware: [requireMachine('guard')] as const,
  request: { body: jsonBody(StopAcknowledgement) },
  responses: { 200: json(Noted, 'Noted'), ...PROBLEMS },
});

const tampered = createRoute({
  method: 'post',
  path: '/api/guard/stops/tampered',
  summary: 'Tell that a stop was removed or altered on a machine',
  middleware: [requireMachine('guard')] as const,
  request: { body: jsonBody(StopTampering) },
  responses: { 200: json(Noted, 'Noted'), ...PROBLEMS },
});

export const GUARD_STOP_ROUTES = [list, acknowledge, tampered];

export function guardStopRoutes(deps: AppDeps) {
  const { engine, guards, stopping } = deps;
  return newRoutes()
    .openapi(list, async (c) => {
      const { since, wait } = c.req.valid('query');
      const ends = AbortSignal.any([stopping, c.req.raw.signal]);
      return c.json(await stopsAfter(deps, since, wait, ends), 200);
    })
    .openapi(acknowledge, async (c) => {
      const { stop, machine, sessions } = c.req.valid('json');
      const obeyed = sessions.map(({ host, session, at, how }) => ({
        session: { machine, host, session },
        at,
        how,
      }));
      return c.json({ isNew: await acknowledgeStop(engine, stop, obeyed, machineOf(c)) }, 200);
    })
    .openapi(tampered, async (c) => {
      const isNew = await reportTampering(engine, c.req.valid('json'), machineOf(c));
      return c.json({ isNew }, 200);
    })
    .get('/api/guard/stream', requireMachine('guard'), (c) => {
      const stream = sseStream(stopping, (send) =>
        guards.guard((notice) =>
          send(
            notice.kind === 'stops'
              ? eventText('stops', notice.orders, notice.orders.revision)
              : eventText('policy', notice.notice),
          ),
        ),
      );
      return c.body(stream, 200, EVENT_STREAM);
    });
}

/** What is in force once it is of another revision, or after `seconds`, or when `ends` fires. */
async function stopsAfter(
  { engine, guards }: AppDeps,
  since: number,
  seconds: number,
  ends: AbortSignal,
): Promise<StopOrders> {
  let wake: () => void = () => undefined;
  let isOver = seconds === 0 || ends.aborted;
  let isStale = false;
  const end = (): void => {
    isOver = true;
    wake();
  };
  // Whoever listens before looking misses nothing; what is told may be known to the caller already.
  const unsubscribe = guards.onStops(() => {
    isStale = true;
    wake();
  });
  const timer = setTimeout(end, seconds * 1000);
  ends.addEventListener('abort', end, { once: true });
  try {
    for (;;) {
      isStale = false;
      const now = stopOrdersOf(await activeStops(engine));
      if (now.revision !== since || isOver) return now;
      if (!isStale) await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    unsubscribe();
    clearTimeout(timer);
    ends.removeEventListener('abort', end);
  }
}
