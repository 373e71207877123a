import type { AppDeps } from '../app-deps.ts';
import { newRoutes } from '../app-env.ts';
import { requirePerson } from '../middleware/require.ts';
import { EVENT_STREAM, eventText, sseStream } from '../live/sse.ts';

/**
 * `GET /api/events`: server-sent events named `case`, each with a `CaseEvent`, `agent` (`AgentEvent`) and
 * `stop` (`StopEvent`).
 */
export function eventRoutes({ feed, guards, stopping }: AppDeps) {
  return newRoutes().get('/api/events', requirePerson, (c) => {
    const stream = sseStream(stopping, (send) => {
      const ends = [
        feed.subscribe((event) => send(eventText('case', event, event.sequence))),
        guards.page(({ kind, event }) => send(eventText(kind, event))),
      ];
      return () => {
        for (const end of ends) end();
      };
    });
    return c.body(stream, 200, EVENT_STREAM);
  });
}
