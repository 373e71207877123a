import type { Decision, DecisionReceipt } from '../../../src/server/contract/agents/agents.ts';
import type { Reply, Send } from './visitors.ts';
import { START } from './engine.ts';

let count = 0;

/** A decision of a guard; each call makes another id. */
export function decision(sequence: number, given: Partial<Decision> = {}): Decision {
  count += 1;
  return {
    id: `decision-${String(count).padStart(12, '0')}`,
    machine: 'laptop',
    spool: 'one',
    sequence,
    at: START,
    host: 'claude-code',
    session: 'session-one',
    subagent: null,
    model: 'a model',
    tool: 'Bash',
    cwd: '/home/ana/shop',
    repository: 'git.test/shop',
    operator: 'ana@example.test',
    programs: ['ls'],
    headline: 'Lists a folder',
    environment: 'development',
    outcome: 'allow',
    rules: [],
    changeDigest: null,
    effects: { read: 1 },
    systems: [],
    caseId: null,
    stop: null,
    grant: null,
    policyHash: null,
    offline: false,
    durationMs: 2,
    ...given,
  };
}

export function handIn(send: Send, records: readonly unknown[]): Promise<Reply<DecisionReceipt>> {
  return send<DecisionReceipt>('POST', '/api/guard/decisions', { records });
}

/** A stream of server-sent events, read as they come. */
export interface Listening {
  /** The next event of this name, parsed. */
  next(name: string): Promise<unknown>;
  stop(): void;
}

export async function listenTo(
  url: string,
  headers: Readonly<Record<string, string>>,
): Promise<Listening> {
  const abort = new AbortController();
  const response = await fetch(url, { headers, signal: abort.signal });
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}`);
  const chunks = (response.body as ReadableStream<Uint8Array>)
    .pipeThrough(new TextDecoderStream())
    .getReader();
  let text = '';
  return {
    next: async (name) => {
      for (;;) {
        const end = text.indexOf('\n\n');
        if (end >= 0) {
          const event = text.slice(0, end).split('\n');
          text = text.slice(end + 2);
          const data = event.find((line) => line.startsWith('data: '));
          if (event.includes(`event: ${name}`) && data) return JSON.parse(data.slice(6)) as unknown;
          continue;
        }
        const { value, done } = await chunks.read();
        if (done) throw new Error('the stream ended');
        text += value;
      }
    },
    stop: () => abort.abort(),
  };
}
