import type { AppDeps } from '../app-deps.ts';
import { newRoutes } from '../app-env.ts';
import { requirePerson } from '../middleware/require.ts';

/** Proxies drop streams that are silent for long; half a minute is the shortest common patience. */
const HEARTBEAT_MILLISECONDS = 15_000;

/** A client that far behind comes back anew rather than being remembered for ever. */
const MOST_UNREAD = 1_000;

/** `GET /api/events`: server-sent events named `case`, each with a `CaseEvent`. */
export function eventRoutes(deps: AppDeps) {
  return newRoutes().get('/api/events', requirePerson, (c) => {
    c.header('Content-Type', 'text/event-stream; charset=utf-8');
    c.header('Cache-Control', 'no-store');
    c.header('X-Accel-Buffering', 'no');
    return c.body(eventStream(deps));
  });
}

function eventStream({ feed, stopping }: AppDeps): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let end: () => void = () => undefined;
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        const send = (text: string): void => {
          controller.enqueue(encoder.encode(text));
          if ((controller.desiredSize ?? 0) <= -MOST_UNREAD) close();
        };
        const unsubscribe = feed.subscribe((event) => {
          send(`event: case\nid: ${event.sequence}\ndata: ${JSON.stringify(event)}\n\n`);
        });
        const heartbeat = setInterval(() => send(': still here\n\n'), HEARTBEAT_MILLISECONDS);
        end = () => {
          unsubscribe();
          clearInterval(heartbeat);
          stopping.removeEventListener('abort', close);
        };
        function close(): void {
          end();
          controller.close();
        }
        stopping.addEventListener('abort', close, { once: true });
        send(': live\n\n');
      },
      cancel: () => end(),
    },
    { highWaterMark: 1 },
  );
}
