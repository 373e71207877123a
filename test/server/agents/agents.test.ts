import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  AgentEvent,
  AgentList,
  AgentPage,
} from '../../../src/server/contract/agents/agents.ts';
import type { LedgerPage } from '../../../src/server/contract/ledger.ts';
import { freshStore, type FreshStore } from '../../support/store.ts';
import { testTime } from '../support/engine.ts';
import { decision, handIn, listenTo } from '../support/guards.ts';
import { startTestServer, TOKEN, type TestServer } from '../support/server.ts';
import type { Browser, Send } from '../support/visitors.ts';

let fresh: FreshStore;
let one: TestServer;
let two: TestServer;
let sena: Browser;
let guard: Send;
let other: Send;
const time = testTime();
beforeAll(async () => {
  fresh = await freshStore();
  one = await startTestServer(fresh.store, { time });
  two = await startTestServer(await fresh.another(), { time });
  sena = await one.browser('sena');
  guard = one.machine().send;
  other = two.machine().send;
});
afterAll(async () => {
  await Promise.all([one.close(), two.close()]);
  await fresh.drop();
});

async function ledgerKinds(about: string): Promise<readonly string[]> {
  const { body } = await sena.send<LedgerPage>('GET', '/api/ledger?limit=200');
  return body.entries.filter(({ text }) => text.includes(about)).map(({ kind }) => kind);
}

async function agentsOf(machine: string): Promise<AgentList> {
  return (await sena.send<AgentList>('GET', `/api/agents?machine=${machine}`)).body;
}

describe('decisions of guards', () => {
  it('are kept once, in order, with a session, and written down', async () => {
    const machine = 'first';
    const records = [
      decision(1, { machine }),
      decision(2, { machine, outcome: 'deny', headline: 'Erases the log', rules: ['log-erased'] }),
      decision(3, {
        machine,
        outcome: 'hold',
        headline: 'Drops orders',
        environment: 'production',
      }),
    ];
    const first = await handIn(guard, records);
    expect(first.body).toMatchObject({
      accepted: records.map(({ id }) => id),
      refused: [],
      isNew: 3,
      gaps: [],
    });
    const again = await handIn(guard, records);
    expect(again.body).toMatchObject({ accepted: records.map(({ id }) => id), isNew: 0 });
    const { agents, states } = await agentsOf(machine);
    expect(agents).toHaveLength(1);
    expect(agents[0]).toMatchObject({
      counts: { allow: 1, ask: 0, hold: 1, deny: 1, stop: 0 },
      person: { id: 'ana' },
      lastHeadline: 'Drops orders',
      state: 'running',
    });
    expect(states).toEqual({ running: 1, stopped: 0, ended: 0, quiet: 0 });
    expect(await ledgerKinds('Erases the log')).toEqual(['agent.decided']);
    expect(await ledgerKinds('Drops orders')).toEqual(['agent.decided']);
  });

  it('are kept once when two servers get the same batch at once', async () => {
    const machine = 'raced';
    const records = Array.from({ length: 120 }, (_, index) =>
      decision(index + 1, { machine, outcome: index % 10 === 0 ? 'deny' : 'allow' }),
    );
    const replies = await Promise.all(
      [guard, other, guard, other].map((send) => handIn(send, records)),
    );
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(replies.reduce((sum, { body }) => sum + body.isNew, 0)).toBe(120);
    for (const { body } of replies) expect(body.accepted).toHaveLength(120);
    const [agent] = (await agentsOf(machine)).agents;
    expect(agent?.counts).toEqual({ allow: 108, ask: 0, hold: 0, deny: 12, stop: 0 });
  });

  it('may overlap and come out of order; what is missing is a finding until it comes', async () => {
    const machine = 'gaps';
    const [a, b, c, d, e] = [1, 2, 3, 4, 5].map((sequence) => decision(sequence, { machine }));
    expect((await handIn(guard, [a, e])).body.gaps).toEqual([
      { machine, spool: 'one', from: 2, to: 4 },
    ]);
    expect((await handIn(other, [e, c, b])).body).toMatchObject({
      isNew: 2,
      gaps: [{ machine, spool: 'one', from: 2, to: 4 }],
    });
    expect((await handIn(guard, [d])).body.gaps).toEqual([]);
    expect(await ledgerKinds(`Decisions 2 to 4 of machine ${machine}`)).toEqual([
      'agent.gap-filled',
      'agent.gap',
    ]);
    const [agent] = (await agentsOf(machine)).agents;
    const page = await sena.send<AgentPage>('GET', `/api/agents/${agent?.id}`);
    expect(page.body.decisions.map(({ sequence }) => sequence)).toEqual([5, 4, 3, 2, 1]);
  });

  it('keep out what nobody can read, another text of one id and another record of one number', async () => {
    const machine = 'odd';
    const good = decision(1, { machine });
    const first = await handIn(guard, [good, { id: 'unreadable-record', outcome: 'maybe' }]);
    expect(first.body).toMatchObject({
      accepted: [good.id],
      refused: [{ id: 'unreadable-record' }],
      isNew: 1,
    });
    const altered = { ...good, outcome: 'deny' };
    const squatter = decision(1, { machine });
    const second = await handIn(guard, [altered, squatter]);
    expect(second.body).toMatchObject({ accepted: [], isNew: 0 });
    expect(second.body.refused.map(({ why }) => why)).toEqual([
      expect.stringContaining('has this id'),
      expect.stringContaining('has this number'),
    ]);
    expect((await agentsOf(machine)).agents[0]?.counts.allow).toBe(1);
    expect(await ledgerKinds('was not taken in')).toHaveLength(3);
  });

  it('hold text that neither the store nor the ledger could keep as it came', async () => {
    const odd = decision(1, { machine: 'odd-text', headline: 'a\0b\ud800c', outcome: 'deny' });
    expect((await handIn(guard, [odd])).body.isNew).toBe(1);
    expect((await handIn(guard, [odd])).body).toMatchObject({ isNew: 0, refused: [] });
  });

  it('take a token', async () => {
    expect((await handIn(sena.send, [decision(1)])).status).toBe(403);
    expect((await one.machine().send('GET', '/api/agents')).status).toBe(403);
  });
});

describe('sessions', () => {
  it('end when their host says so, go quiet otherwise, and page through what they did', async () => {
    const machine = 'paged';
    const records = Array.from({ length: 25 }, (_, index) => decision(index + 1, { machine }));
    await handIn(guard, records);
    const [agent] = (await agentsOf(machine)).agents;
    const path = `/api/agents/${agent?.id}?limit=10`;
    const seen: number[] = [];
    for (let next: string | null = ''; next !== null;) {
      const page: AgentPage = (
        await sena.send<AgentPage>('GET', next === '' ? path : `${path}&before=${next}`)
      ).body;
      seen.push(...page.decisions.map(({ sequence }) => sequence));
      next = page.next;
    }
    expect(seen).toEqual(records.map(({ sequence }) => sequence).toReversed());
    time.pass(6 * 60_000);
    expect((await agentsOf(machine)).agents[0]?.state).toBe('quiet');
    const { host, session, model, cwd, repository, operator } = records[0] as (typeof records)[0];
    const told = { machine, host, session, model, cwd, repository, operator };
    await guard('POST', '/api/guard/sessions', { event: 'end', at: time.clock.now(), ...told });
    expect((await agentsOf(machine)).agents[0]?.state).toBe('ended');
    expect((await sena.send('GET', '/api/agents?state=ended')).body).toMatchObject({
      agents: [{ machine }],
    });
    expect((await sena.send('GET', '/api/agents/nobody')).status).toBe(404);
    expect((await sena.send('GET', `${path}&before=nonsense`)).status).toBe(400);
  });

  it('are told of to pages of either server', async () => {
    const page = await listenTo(`${two.url}/api/events`, {
      cookie: (await two.browser('pia')).cookie,
    });
    await handIn(guard, [decision(1, { machine: 'live', outcome: 'deny' })]);
    const [agent] = (await agentsOf('live')).agents;
    let told: AgentEvent;
    // The other server may have yet to tell of what came before.
    do told = (await page.next('agent')) as AgentEvent;
    while (told.agent !== agent?.id);
    expect(told).toMatchObject({ lastOutcome: 'deny' });
    page.stop();
  });
});

describe('the snapshot of a guard', () => {
  it('is known by its digest, and changes with a lesson', async () => {
    const before = await guard<{ digest: string }>('GET', '/api/guard/snapshot');
    const etag = before.headers.get('etag') ?? '';
    expect(etag).toBe(`"${before.body.digest}"`);
    const same = await other('GET', '/api/guard/snapshot', undefined, { 'if-none-match': etag });
    expect(same.status).toBe(304);
    const stream = await listenTo(`${two.url}/api/guard/stream`, {
      authorization: `Bearer ${TOKEN}`,
    });
    expect(await stream.next('policy')).toEqual({ digest: before.body.digest });
    await guard('POST', '/api/lessons', {
      id: 'migrations-are-additive',
      title: 'Migrations are additive',
      note: 'Add a column; drop the old one a release later.',
      paths: ['migrations/**'],
      systems: [],
      rule: null,
      from: null,
    });
    const told = await stream.next('policy');
    stream.stop();
    const after = await guard<{ digest: string }>('GET', '/api/guard/snapshot');
    expect(after.body).toMatchObject({ lessons: [{ id: 'migrations-are-additive' }] });
    expect(told).toEqual({ digest: after.body.digest });
    expect(after.body.digest).not.toBe(before.body.digest);
  });
});

it('leaves a ledger that verifies', async () => {
  const { body } = await sena.send('POST', '/api/ledger/verify', {});
  expect(body).toMatchObject({ kind: 'intact' });
});
