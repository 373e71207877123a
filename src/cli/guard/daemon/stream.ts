import type { GuardConfig } from '../server/config.ts';

/** One server-sent event. */
export interface StreamEvent {
  readonly name: string;
  readonly data: string;
}

/** Longer than the server's heartbeat: a line that is silent for so long is dead. */
const SILENCE = 45_000;
const LONGEST_EVENT = 4 * 1024 * 1024;

/**
 * Listens to the server's stream for guards, and again whenever it breaks off, with growing pauses up to
 * ten seconds. Ends when `signal` does.
 */
export async function listen(
  server: NonNullable<GuardConfig['server']>,
  hear: (event: StreamEvent) => void,
  notice: (state: 'connected' | 'lost', why: string | null) => void,
  signal: AbortSignal,
): Promise<void> {
  let pause = 250;
  while (!signal.aborted) {
    const why = await listenOnce(
      server,
      signal,
      (event) => {
        pause = 250;
        hear(event);
      },
      () => notice('connected', null),
    );
    if (signal.aborted) return;
    notice('lost', why);
    await new Promise((resolve) => {
      const timer = setTimeout(resolve, pause);
      signal.addEventListener(
        'abort',
        () => {
          clearTimeout(timer);
          resolve(null);
        },
        { once: true },
      );
    });
    pause = Math.min(pause * 2, 10_000);
  }
}

async function listenOnce(
  server: NonNullable<GuardConfig['server']>,
  signal: AbortSignal,
  hear: (event: StreamEvent) => void,
  connected: () => void,
): Promise<string> {
  const broken = new AbortController();
  let timer = setTimeout(() => broken.abort(), SILENCE);
  try {
    const response = await fetch(new URL('/api/guard/stream', server.url), {
      headers: { authorization: `Bearer ${server.token}`, accept: 'text/event-stream' },
      signal: AbortSignal.any([signal, broken.signal]),
      redirect: 'error',
    });
    if (!response.ok || response.body === null) return `status ${response.status}`;
    connected();
    let text = '';
    const decoder = new TextDecoder();
    for await (const chunk of response.body) {
      clearTimeout(timer);
      timer = setTimeout(() => broken.abort(), SILENCE);
      text += decoder.decode(chunk, { stream: true });
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const event = asEvent(text.slice(0, end));
        text = text.slice(end + 2);
        if (event !== null) hear(event);
      }
      if (text.length > LONGEST_EVENT) return 'an event is too long';
    }
    return 'the server ended the stream';
  } catch (error) {
    return error instanceof Error ? error.message : 'unknown';
  } finally {
    clearTimeout(timer);
    broken.abort();
  }
}

function asEvent(block: string): StreamEvent | null {
  let name = 'message';
  const data: string[] = [];
  for (const line of block.split('\n')) {
    if (line.startsWith('event:')) name = line.slice(6).trim();
    else if (line.startsWith('data:')) data.push(line.slice(5).trimStart());
  }
  return data.length === 0 ? null : { name, data: data.join('\n') };
}
