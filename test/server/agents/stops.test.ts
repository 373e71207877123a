import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StopScope } from '../../../src/server/contract/agents/agent-parts.ts';
import type { AgentList } from '../../../src/server/contract/agents/agents.ts';
import type { Problem } from '../../../src/server/contract/cases.ts';
import type { LedgerPage } from '../../../src/server/contract/ledger.ts';
import type {
  StopList,
  StopOrders,
  StopPage,
  StopReceipt,
} from '../../../src/server/contract/agents/stops.ts';
import { withPasskey } from '../../support/passkeys.ts';
import { freshStore, type FreshStore } from '../../support/store.ts';
import { testTime } from '../support/engine.ts';
import { decision, handIn, listenTo } from '../support/guards.ts';
import { resumeSigned, type Signer } from '../support/resume.ts';
import { startTestServer, TOKEN, type TestServer } from '../support/server.ts';
import type { Browser, Send } from '../support/visitors.ts';

const GUARDS = 60;
const AUTHORIZED = { authorization: `Bearer ${TOKEN}` };

let fresh: FreshStore;
let one: TestServer;
let two: TestServer;
let people: Readonly<Record<'ana' | 'sena' | 'pia' | 'jun', Browser>>;
let sena: Signer;
let pia: Signer;
let guard: Send;
const time = testTime();
beforeAll(async () => {
  fresh = await freshStore();
  one = await startTestServer(fresh.store, { time });
  two = await startTestServer(await fresh.another(), { time });
  sena = await withPasskey(one, 'sena');
  pia = await withPasskey(one, 'pia');
  const [ana, jun] = [await one.browser('ana'), await one.browser('jun')];
  people = { ana, sena: sena.browser, pia: pia.browser, jun };
  guard = one.machine().send;
});
afterAll(async () => {
  await Promise.all([one.close(), two.close()]);
  await fresh.drop();
});

const stop = (send: Send, scope: StopScope, more: object = {}) =>
  send<StopReceipt>('POST', '/api/stops', { scope, reason: 'It deletes too much.', ...more });
/** As a program does that has somebody's cookie and no more. */
const byCookie = (who: Browser, id: string) =>
  who.send<StopPage & Problem>('POST', `/api/stops/${id}/resume`, { reason: 'All is well.' });
const orders = async () => (await guard<StopOrders>('GET', '/api/guard/stops')).body;
const kindsAbout = async (text: string) => {
  const { body } = await people.sena.send<LedgerPage>('GET', '/api/ledger?limit=200');
  return body.entries.filter((entry) => entry.text.includes(text)).map(({ kind }) => kind);
};

describe('a stop', () => {
  it('is given by a person or a token, and ended by neither a token nor its operator', async () => {
    const machine = 'shop-laptop';
    await handIn(guard, [
      decision(1, { machine, outcome: 'allow' }),
      decision(2, { machine, outcome: 'allow', environment: 'production', headline: 'Restarts' }),
    ]);
    time.pass(1_000);
    const { body, status } = await stop(guard, { kind: 'machine', machine });
    expect(status).toBe(201);
    expect(body).toMatchObject({ by: 'ci', sessions: 1 });
    expect((await orders()).stops).toMatchObject([{ id: body.id, scope: { kind: 'machine' } }]);
    const byToken = await guard<Problem>('POST', `/api/stops/${body.id}/resume`, {
      reason: 'Go on.',
    });
    expect(byToken).toMatchObject({ status: 403, body: { code: 'machines-cannot-resume' } });
    const byOperator = await byCookie(people.ana, body.id);
    expect(byOperator).toMatchObject({ status: 403, body: { code: 'not-eligible' } });
    expect(byOperator.body.message).toContain('their own agent');
    const byJunior = await byCookie(people.jun, body.id);
    expect(byJunior.body.message).toContain('level senior');
    const listed = (await people.jun.send<StopList>('GET', '/api/stops')).body.active;
    expect(listed[0]?.me).toMatchObject({ canResume: false });
    const resumed = await resumeSigned(sena, body.id);
    expect(resumed).toMatchObject({ status: 200, body: { stop: { resumed: { by: 'sena' } } } });
    expect(await resumeSigned(pia, body.id)).toMatchObject({
      status: 409,
      body: { code: 'already-resumed' },
    });
    expect((await orders()).stops).toEqual([]);
    expect(await kindsAbout(`machine ${machine}`)).toEqual([
      'stop.resumed',
      'stop.resume-refused',
      'stop.resume-refused',
      'stop.resume-refused',
      'stop.issued',
    ]);
  });

  it('is one however often the same press is sent, to whichever server', async () => {
    const scope = { kind: 'repository', repository: 'git.test/pressed' } as const;
    const attempt = 'the-same-press-of-a-button';
    const sends = [guard, two.machine().send, guard, two.machine().send];
    const replies = await Promise.all(sends.map((send) => stop(send, scope, { attempt })));
    expect(new Set(replies.map(({ body }) => body.id)).size).toBe(1);
    await resumeSigned(sena, replies[0]?.body.id ?? '');
  });

  it('needs a higher hand where somebody behind it is unknown', async () => {
    const machine = 'stranger';
    await handIn(guard, [decision(1, { machine, operator: 'stranger@example.test' })]);
    const { body } = await stop(people.jun.send, { kind: 'machine', machine });
    expect((await resumeSigned(sena, body.id)).body.message).toContain('level principal');
    expect((await resumeSigned(pia, body.id)).status).toBe(200);
  });

  it('shows on one page who obeyed when, and what was done before', async () => {
    const machine = 'paged';
    const before = [1, 2, 3].map((sequence) =>
      decision(sequence, {
        machine,
        at: time.clock.now(),
        systems: ['orders'],
        environment: sequence === 2 ? 'production' : 'staging',
        headline: `Step ${sequence}`,
      }),
    );
    await handIn(guard, before);
    time.pass(500);
    const { body } = await stop(people.sena.send, { kind: 'system', system: 'orders' });
    time.pass(240);
    const at = time.clock.now();
    const refused = decision(4, { machine, at, outcome: 'stop', stop: body.id, tool: 'Bash' });
    await handIn(guard, [refused]);
    const told = { stop: body.id, machine };
    const session = { host: 'claude-code', session: 'session-one', at, how: 'ended' };
    const again = await guard('POST', '/api/guard/stops/acknowledged', {
      ...told,
      sessions: [session],
    });
    expect(again.body).toEqual({ isNew: false });
    const tampering = { machine, at, stop: body.id, what: 'the file was removed' };
    await guard('POST', '/api/guard/stops/tampered', tampering);
    await guard('POST', '/api/guard/stops/tampered', tampering);
    const page = (await people.pia.send<StopPage>('GET', `/api/stops/${body.id}`)).body;
    expect(page).toMatchObject({
      stop: { acknowledged: 1, about: 'agents on orders', byName: 'Sena' },
      lastAfterMs: 240,
      tampering: [{ what: 'the file was removed' }],
    });
    expect(page.sessions).toHaveLength(1);
    expect(page.sessions[0]).toMatchObject({
      acknowledged: { how: 'refused', afterMs: 240 },
      counts: { allow: 3, stop: 0 },
      inProduction: [{ headline: 'Step 2' }],
    });
    expect(page.sessions[0]?.decisions.map(({ headline }) => headline)).toEqual([
      'Lists a folder',
      'Step 3',
      'Step 2',
      'Step 1',
    ]);
    const agents = await people.pia.send<AgentList>('GET', `/api/agents?machine=${machine}`);
    expect(agents.body.agents[0]).toMatchObject({ state: 'stopped', stops: [body.id] });
    expect(await kindsAbout('the file was removed')).toEqual(['stop.tampered']);
    expect((await people.pia.send('GET', '/api/stops/nothing')).status).toBe(404);
    await resumeSigned(sena, body.id);
  });

  it('answers whoever waits for it', async () => {
    const { revision } = await orders();
    const waiting = two
      .machine()
      .send<StopOrders>('GET', `/api/guard/stops?since=${revision}&wait=30`);
    const { body } = await stop(guard, { kind: 'agent', host: 'codex', session: 'waited' });
    expect((await waiting).body.stops).toMatchObject([{ id: body.id }]);
    await resumeSigned(sena, body.id);
  });
});

describe('guards that listen', () => {
  it(`hear of a stop at once, ${GUARDS} of them at two servers`, async () => {
    const streams = await Promise.all(
      Array.from({ length: GUARDS }, (_, index) =>
        listenTo(`${(index % 2 === 0 ? one : two).url}/api/guard/stream`, AUTHORIZED),
      ),
    );
    // A server may have yet to hear that what came before is over.
    for (const stream of streams) {
      while (((await stream.next('stops')) as StopOrders).stops.length > 0);
    }
    const page = await listenTo(`${two.url}/api/events`, {
      cookie: (await two.browser('pia')).cookie,
    });
    const listening = (await people.sena.send<StopList>('GET', '/api/stops')).body.listening;
    expect(listening).toBe(GUARDS / 2);
    const heard: Promise<number>[] = streams.map(async (stream) => {
      await stream.next('stops');
      return performance.now();
    });
    const pressed = performance.now();
    const { body } = await stop(people.sena.send, { kind: 'all' });
    const answered = performance.now();
    const last = Math.max(...(await Promise.all(heard)));
    const figures = `button to answer ${(answered - pressed).toFixed(0)} ms, button to the last of ${GUARDS} guards ${(last - pressed).toFixed(0)} ms`;
    process.stdout.write(`${figures}\n`);
    expect(await page.next('stop')).toMatchObject({ stop: body.id, active: 1 });
    await resumeSigned(pia, body.id);
    for (const stream of streams) {
      expect(await stream.next('stops')).toMatchObject({ stops: [] });
      stream.stop();
    }
    page.stop();
  });

  it('are never told an older list after a newer one', async () => {
    const stream = await listenTo(`${two.url}/api/guard/stream`, AUTHORIZED);
    let { revision } = (await stream.next('stops')) as StopOrders;
    const machines = Array.from({ length: 12 }, (_, index) => `m${index}`);
    const receipts = await Promise.all(
      machines.map((machine, index) =>
        stop(index % 2 === 0 ? guard : two.machine().send, { kind: 'machine', machine }),
      ),
    );
    for (let count = 0; count < machines.length;) {
      const next = (await stream.next('stops')) as StopOrders;
      expect(next.revision).toBeGreaterThan(revision);
      ({ revision } = next);
      count = next.stops.length;
    }
    stream.stop();
    for (const { body } of receipts) await resumeSigned(pia, body.id);
  });
});

it('leaves a ledger that verifies', async () => {
  const { body } = await people.sena.send('POST', '/api/ledger/verify', {});
  expect(body).toMatchObject({ kind: 'intact' });
});
