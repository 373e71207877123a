/** An agent that is stopped, and holds the full cookie of its human or of somebody else, lets itself go on. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { activeStops } from '../../../src/engine/agents/stops/read-stops.ts';
import type { Problem } from '../../../src/server/contract/cases.ts';
import type { StopList, StopReceipt } from '../../../src/server/contract/agents/stops.ts';
import type { PasskeyPage } from '../../../src/server/contract/passkeys.ts';
import type { Challenge, GivenPresence } from '../../../src/server/contract/presence.ts';
import { authenticatorAt, requestPasskey, withPasskey } from '../../support/passkeys.ts';
import { freshStore, type FreshStore } from '../../support/store.ts';
import { decision, handIn } from '../support/guards.ts';
import { resumeSigned, type Signer } from '../support/resume.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import type { Browser, Reply } from '../support/visitors.ts';

const MACHINE = 'laptop-of-ana';
const REASON = 'The task was taken back.';
const SIX_MINUTES = 6 * 60_000;

let fresh: FreshStore;
let server: TestServer;
let sena: Signer;
let vic: Signer;
let ana: Signer;
let stop: string;
beforeAll(async () => {
  fresh = await freshStore();
  server = await startTestServer(fresh.store);
  sena = await withPasskey(server, 'sena');
  vic = await withPasskey(server, 'vic');
  ana = await withPasskey(server, 'ana');
});
afterAll(async () => {
  await server.close();
  await fresh.drop();
});

let count = 0;
beforeEach(async () => {
  const machine = `${MACHINE}-${String(++count)}`;
  await handIn(server.machine().send, [decision(1, { machine, operator: 'ana@example.test' })]);
  stop = await stopped({ kind: 'machine', machine });
});

/** By a cookie alone: issuing asks for nothing else. */
async function stopped(scope: object): Promise<string> {
  const given = { scope, reason: 'It deletes what it should not.' };
  const { status, body } = await sena.browser.send<StopReceipt>('POST', '/api/stops', given);
  expect(status).toBe(201);
  return body.id;
}

const isBinding = async (id = stop) =>
  (await activeStops(server.engine)).stops.some((each) => each.id === id);

const send = (
  who: Browser,
  presence?: GivenPresence,
  given: object = { reason: REASON },
): Promise<Reply<Problem>> =>
  who.send('POST', `/api/stops/${stop}/resume`, { ...given, ...(presence && { presence }) });

async function ask(who: Browser, id = stop, reason = REASON): Promise<Challenge> {
  const path = `/api/stops/${id}/resume/challenge`;
  const { status, body } = await who.send<Challenge & Problem>('POST', path, { reason });
  expect({ status, code: body.code }).toEqual({ status: 200, code: undefined });
  return body;
}

const sign = ({ authenticator }: Signer, { statement, options }: Challenge): GivenPresence => ({
  nonce: statement.nonce,
  response: authenticator.assert(options),
});

const latest = async () => (await fresh.store.listLedger(null, 1))[0];

describe('with the cookie of somebody who may end it', () => {
  it('is refused, and that is on record; by the same person’s hand it goes on', async () => {
    expect(await send(sena.browser)).toMatchObject({
      status: 403,
      body: { code: 'presence-required' },
    });
    expect(await isBinding()).toBe(true);
    expect(await latest()).toMatchObject({
      kind: 'stop.resume-refused',
      actor: 'sena',
      body: { stop, why: 'nobody signed it with a passkey' },
    });
    expect((await resumeSigned(sena, stop)).status).toBe(200);
    expect(await isBinding()).toBe(false);
    expect(await latest()).toMatchObject({ kind: 'stop.resumed', actor: 'sena' });
  });

  it('signs nothing with a passkey that it made itself', async () => {
    const own = authenticatorAt(server);
    const page = await requestPasskey(sena.browser.send, own, 'Of the agent');
    expect(page.body.own.find(({ name }) => name === 'Of the agent')?.state).toBe('pending');
    const { statement, options } = await ask(sena.browser);
    const given = {
      nonce: statement.nonce,
      response: own.assert({ ...options, allowCredentials: [] }),
    };
    expect((await send(sena.browser, given)).body.code).toBe('bad-assertion');
    expect(await isBinding()).toBe(true);
  });

  it('gets nowhere with a signature of another person, whom the page would have refused', async () => {
    const path = `/api/stops/${stop}/resume/challenge`;
    const refused = await ana.browser.send<Problem>('POST', path, { reason: REASON });
    expect(refused).toMatchObject({ status: 403, body: { code: 'not-eligible' } });
    const byVic = sign(vic, await ask(vic.browser));
    expect((await send(sena.browser, byVic)).body.code).toBe('other-statement');
    expect((await send(ana.browser, byVic)).body.code).toBe('not-eligible');
    expect(await isBinding()).toBe(true);
    expect((await send(vic.browser, byVic)).status).toBe(200);
  });
});

describe('a signature', () => {
  it.each<[string, () => Promise<Reply<Problem>>]>([
    [
      'for another stop',
      async () => {
        const other = await stopped({ kind: 'machine', machine: 'another' });
        return send(sena.browser, sign(sena, await ask(sena.browser, other)));
      },
    ],
    [
      'under other words',
      async () =>
        send(sena.browser, sign(sena, await ask(sena.browser)), { reason: 'Whatever I like.' }),
    ],
    [
      'that let agents do something',
      async () => {
        const now = server.time.clock.now();
        const terms = {
          agent: '*',
          systems: ['orders'],
          environments: ['production'],
          verbs: ['execute'],
          programs: null,
          quota: { count: 1, perSeconds: 60 },
          startsAt: now,
          endsAt: new Date(Date.parse(now) + 3_600_000).toISOString(),
          reason: REASON,
        };
        const path = '/api/grants/challenge';
        const { body } = await sena.browser.send<Challenge>('POST', path, terms);
        return send(sena.browser, sign(sena, body));
      },
    ],
  ])('%s ends nothing', async (_, tried) => {
    expect(await tried()).toMatchObject({ status: 409, body: { code: 'other-statement' } });
    expect(await isBinding()).toBe(true);
    expect((await resumeSigned(sena, stop)).status).toBe(200);
  });

  it('that was shown too long ago ends nothing', async () => {
    const given = sign(sena, await ask(sena.browser));
    server.time.pass(SIX_MINUTES);
    expect((await send(sena.browser, given)).body.code).toBe('challenge-expired');
    expect(await isBinding()).toBe(true);
  });

  it('of a revoked passkey ends nothing, and what it ended before stays ended', async () => {
    const lost = await withPasskey(server, 'pia');
    const before = stop;
    expect((await resumeSigned(lost, before)).status).toBe(200);
    stop = await stopped({ kind: 'machine', machine: 'afterwards' });
    const given = sign(lost, await ask(lost.browser));
    const { body } = await lost.browser.send<PasskeyPage>('GET', '/api/passkeys');
    const id = body.own.find(({ state }) => state === 'enrolled')?.id ?? '';
    expect((await lost.browser.send('POST', `/api/passkeys/${id}/revoke`)).status).toBe(200);
    expect((await send(lost.browser, given)).body.code).toBe('bad-assertion');
    expect([await isBinding(), await isBinding(before)]).toEqual([true, false]);
  });

  it('counts once, however often it is sent at the same moment', async () => {
    const given = sign(sena, await ask(sena.browser));
    const replies = await Promise.all(Array.from({ length: 5 }, () => send(sena.browser, given)));
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(replies.filter(({ status }) => status === 409)).toHaveLength(4);
    const entries = await fresh.store.listLedger(null, 20);
    const ends = entries.filter(
      ({ kind, body }) => kind === 'stop.resumed' && body['stop'] === stop,
    );
    expect(ends).toHaveLength(1);
    const listed = await sena.browser.send<StopList>('GET', '/api/stops');
    expect(listed.body.past.find(({ id }) => id === stop)?.resumed?.evidence).toBe(
      ends[0]?.body['evidence'],
    );
  });
});
