/** A client that far behind comes back anew rather than being remembered for ever. */
const MOST_UNREAD = 1_000;

/** Proxies drop streams that are silent for long; half a minute is the shortest common patience. */
const HEARTBEAT_MILLISECONDS = 15_000;

/** Headers of a stream of server-sent events. */
export const EVENT_STREAM = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-store',
  'X-Accel-Buffering': 'no',
} as const;

/**
 * A stream of server-sent events that says now and then that it is still there, until the client or the
 * server ends it. `begin` gets how to send and returns how to stop.
 */
export function sseStream(
  stopping: AbortSignal,
  begin: (send: (text: string) => void) => () => void,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let end: () => void = () => undefined;
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        let isOver = false;
        let unsubscribe: () => void = () => undefined;
        const send = (text: string): void => {
          if (isOver) return;
          controller.enqueue(encoder.encode(text));
          if ((controller.desiredSize ?? 0) <= -MOST_UNREAD) close();
        };
        const heartbeat = setInterval(() => send(': still here\n\n'), HEARTBEAT_MILLISECONDS);
        end = () => {
          isOver = true;
          unsubscribe();
          clearInterval(heartbeat);
          stopping.removeEventListener('abort', close);
        };
        function close(): void {
          if (isOver) return;
          end();
          controller.close();
        }
        stopping.addEventListener('abort', close, { once: true });
        send(': live\n\n');
        unsubscribe = begin(send);
      },
      cancel: () => end(),
    },
    { highWaterMark: 1 },
  );
}

/** One event; data is one line of JSON. */
export function eventText(name: string, data: unknown, id?: number): string {
  const line = id === undefined ? '' : `id: ${id}\n`;
  return `event: ${name}\n${line}data: ${JSON.stringify(data)}\n\n`;
}
