import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseEvent } from '../../src/server/contract/cases.ts';
import type { CaseOutcome } from '../../src/server/contract/outcome.ts';
import { freshStore, type FreshStore } from '../support/store.ts';
import { destructive, submissionOf } from './support/changes.ts';
import { testTime } from './support/engine.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import type { Browser } from './support/visitors.ts';

let fresh: FreshStore;
let one: TestServer;
let two: TestServer;
beforeAll(async () => {
  fresh = await freshStore();
  one = await startTestServer(fresh.store);
  two = await startTestServer(await fresh.another(), { time: testTime() });
});
afterAll(async () => {
  await Promise.all([one.close(), two.close()]);
  await fresh.drop();
});

interface Live {
  next(): Promise<CaseEvent>;
  /** Resolves when the server ends the stream. */
  ended(): Promise<void>;
  stop(): void;
}

/** A page that listens, connected once this resolves. */
async function listenAs({ cookie }: Browser, url: string): Promise<Live> {
  const abort = new AbortController();
  const response = await fetch(`${url}/api/events`, { headers: { cookie }, signal: abort.signal });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const chunks = (response.body as ReadableStream<Uint8Array>)
    .pipeThrough(new TextDecoderStream())
    .getReader();
  let text = (await chunks.read()).value ?? '';
  return {
    next: async () => {
      for (;;) {
        const found = /event: case\nid: \d+\ndata: (.*)\n\n/.exec(text);
        if (found?.[1] !== undefined) {
          text = text.slice(found.index + found[0].length);
          return JSON.parse(found[1]) as CaseEvent;
        }
        const { value, done } = await chunks.read();
        if (done) throw new Error('the stream ended');
        text += value;
      }
    },
    ended: async () => {
      while (!(await chunks.read()).done);
    },
    stop: () => abort.abort(),
  };
}

const submit = (server: TestServer, input: string) =>
  server.machine().submit(submissionOf(destructive(input), { slot: input }));

describe('two servers on one database', () => {
  it('tell the pages of each what happens at the other', async () => {
    const sena = await two.browser('sena');
    const live = await listenAs(sena, two.url);
    const { id } = await submit(one, 'live');
    expect(await live.next()).toMatchObject({ case: id, state: 'waiting' });
    await (await one.browser('pia')).answer(id, 'approve');
    expect(await live.next()).toMatchObject({ case: id, state: 'waiting' });
    await sena.answer(id, 'approve');
    const page = await sena.read(id);
    expect(await live.next()).toEqual({
      case: id,
      state: 'released',
      sequence: page.record.at(-1)?.sequence,
    });
    live.stop();
  });

  it('let a pipeline wait at one for what is decided at the other', async () => {
    const { id } = await submit(one, 'long poll');
    const path = `/api/cases/${id}/outcome`;
    const { send } = one.machine();
    const soon = await send<CaseOutcome>('GET', `${path}?wait=0`);
    expect(soon.body).toMatchObject({ state: 'waiting', verdict: { outcome: 'hold' } });
    expect(soon.body.verdict.open).toHaveLength(2);
    const waiting = send<CaseOutcome>('GET', `${path}?wait=60`);
    await (await two.browser('pia')).answer(id, 'approve');
    await (await two.browser('sena')).answer(id, 'approve');
    expect((await waiting).body).toMatchObject({ state: 'released', verdict: { open: [] } });
  });

  it('let two people race at two servers: both recorded, one release', async () => {
    const [pia, sena] = await Promise.all([one.browser('pia'), two.browser('sena')]);
    for (const round of ['a', 'b', 'c']) {
      const { id } = await submit(one, `race at two ${round}`);
      await Promise.all([pia.answer(id, 'approve'), sena.answer(id, 'approve')]);
      const kinds = (await pia.read(id)).record.map((entry) => entry.kind);
      expect(kinds).toEqual(['case.submitted', 'case.answered', 'case.answered', 'case.released']);
    }
  });

  it('keep one case where the same submission comes to both at once', async () => {
    const receipts = await Promise.all([submit(one, 'same'), submit(two, 'same')]);
    expect(new Set(receipts.map((receipt) => receipt.id)).size).toBe(1);
    expect(receipts.filter((receipt) => receipt.created)).toHaveLength(1);
  });
});

describe('a server that stops', () => {
  it('ends what it keeps open, and lets pipelines ask elsewhere', async () => {
    const { id } = await submit(one, 'stopping');
    const third = await startTestServer(await fresh.another());
    const live = await listenAs(await third.browser('sena'), third.url);
    const waiting = third.machine().send<CaseOutcome>('GET', `/api/cases/${id}/outcome?wait=60`);
    // Both are under way once the server counts two listeners.
    while (!/listeners 2/.test((await metricsOf(third)) ?? '')) continue;
    await third.close();
    await live.ended();
    expect((await waiting).body.state).toBe('waiting');
  });
});

async function metricsOf(server: TestServer): Promise<string> {
  return (await server.machine().send<string>('GET', '/metrics')).body;
}
