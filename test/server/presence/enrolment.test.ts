import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { compileCatalog } from '../../../src/core/catalog/compile.ts';
import type {
  EnrolmentAskedByLink,
  NoticeList,
  PasskeyPage,
} from '../../../src/server/contract/passkeys.ts';
import type { Challenge } from '../../../src/server/contract/presence.ts';
import type { Session } from '../../../src/server/contract/session.ts';
import {
  authenticatorAt,
  enrolByLink,
  linkFor,
  requestPasskey,
  vouchWith,
  withPasskey,
} from '../../support/passkeys.ts';
import { freshStore, type FreshStore } from '../../support/store.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { sender } from '../support/visitors.ts';
import { PEOPLE, worldOf } from '../support/world.ts';

let fresh: FreshStore;
let server: TestServer;
beforeAll(async () => {
  const catalog = compileCatalog({
    people: [
      ...PEOPLE,
      {
        ...(PEOPLE[1] as (typeof PEOPLE)[number]),
        id: 'sena2',
        identities: ['SENA@example.test '],
      },
    ],
    teams: [],
    environments: [],
    systems: [],
  });
  fresh = await freshStore();
  server = await startTestServer(fresh.store, { world: { ...worldOf(), catalog } });
});
afterAll(async () => {
  await server.close();
  await fresh.drop();
});

// Passkeys are listed in order of time, which here only moves when told.
beforeEach(() => server.time.pass(1));

const latest = async () => (await fresh.store.listLedger(null, 1))[0];

describe('an operator’s link', () => {
  it('enrols one passkey, once, and says so in the ledger and to its owner', async () => {
    const key = authenticatorAt(server);
    const enrolled = await enrolByLink(server, 'sena', key, 'Key on a ring');
    expect(enrolled).toMatchObject({
      status: 200,
      body: {
        person: { id: 'sena' },
        passkey: { state: 'enrolled', vouchedBy: { kind: 'operator' } },
      },
    });
    expect(await latest()).toMatchObject({
      kind: 'passkey.enrolled',
      actor: null,
      body: {
        credential: enrolled.body.passkey.id,
        person: 'sena',
        vouchedBy: { kind: 'operator' },
        site: { id: 'localhost', origin: `http://localhost:${server.port}` },
      },
    });
    const { send } = await server.browser('sena');
    const { notices } = (await send<NoticeList>('GET', '/api/notices')).body;
    expect(notices.map(({ kind }) => kind)).toEqual(['enrolment-link', 'passkey-enrolled']);
    const left = await send<NoticeList>('POST', `/api/notices/${notices[0]?.id}/acknowledge`);
    expect(left.body.notices).toHaveLength(1);
    expect(
      (await (await server.browser('pia')).send<NoticeList>('GET', '/api/notices')).body,
    ).toEqual({ notices: [] });
  });

  it('is worth nothing twice, late, or in another form', async () => {
    const [key, send] = [authenticatorAt(server), sender(server.url, { origin: server.url })];
    const secret = await linkFor(server, 'pia');
    const path = '/api/passkeys/link/options';
    const ask = () => send<EnrolmentAskedByLink>('POST', path, { secret, name: 'One' });
    const [first, second] = [await ask(), await ask()];
    const give = (asked: typeof first) =>
      send('POST', '/api/passkeys/link', {
        secret,
        nonce: asked.body.nonce,
        response: key.register(asked.body.options),
      });
    expect((await give(first)).status).toBe(200);
    expect(await give(second)).toMatchObject({ status: 404, body: { code: 'unknown-link' } });
    expect((await ask()).status).toBe(404);
    const late = await linkFor(server, 'pia');
    server.time.pass(15 * 60 * 1000);
    expect((await send('POST', path, { secret: late, name: 'One' })).status).toBe(404);
    const guessed = { secret: 'x'.repeat(43), name: 'One' };
    expect((await send('POST', path, guessed)).status).toBe(404);
  });

  it('is made for nobody whom the catalog does not know as active', async () => {
    await expect(linkFor(server, 'gone')).rejects.toMatchObject({ code: 'unknown-person' });
    await expect(linkFor(server, 'nobody')).rejects.toMatchObject({ code: 'unknown-person' });
  });
});

describe('a passkey asked for in a session', () => {
  it('waits, and signs nothing meanwhile', async () => {
    const key = authenticatorAt(server);
    const { send } = await server.browser('jun');
    const page = await requestPasskey(send, key);
    expect(page.body.own).toMatchObject([{ name: 'Laptop', state: 'pending', vouchedBy: null }]);
    expect((await latest())?.kind).toBe('passkey.requested');
    const signIn = sender(server.url, { origin: server.url });
    const { body } = await signIn<Challenge>('POST', '/api/sign-in/passkey/challenge');
    const presence = { nonce: body.statement.nonce, response: key.assert(body.options) };
    expect(await signIn('POST', '/api/sign-in/passkey', presence)).toMatchObject({
      status: 403,
      body: { code: 'bad-assertion' },
    });
    // An agent with the cookie has the key that it asked for, and cannot vouch for it with itself.
    expect(await vouchWith(send, key, page.body.own[0]?.id ?? '')).toMatchObject({
      status: 409,
      body: { code: 'no-passkey' },
    });
  });

  it('is vouched for by another passkey of the same person', async () => {
    const { browser, authenticator } = await withPasskey(server, 'jun');
    const own = (await requestPasskey(browser.send, authenticatorAt(server), 'Second')).body.own;
    const waiting = own.find(({ state, name }) => state === 'pending' && name === 'Second');
    const page = await vouchWith(browser.send, authenticator, waiting?.id ?? '');
    expect(page.body.own.find(({ id }) => id === waiting?.id)).toMatchObject({
      state: 'enrolled',
      vouchedBy: { kind: 'own-passkey' },
    });
    const proof = (await latest())?.body['vouchedBy'] as { readonly proof: string };
    expect(await fresh.store.presence.findProof(proof.proof)).toMatchObject({ purpose: 'vouch' });
  });

  it('is vouched for by a second person, senior and nobody else, with their own passkey', async () => {
    const ana = await server.browser('ana');
    const own = (await requestPasskey(ana.send, authenticatorAt(server), 'By Vic')).body.own;
    const waiting = own.at(-1);
    const id = waiting?.id ?? '';
    const { browser: vic, authenticator } = await withPasskey(server, 'vic');
    const seen = (await vic.send<PasskeyPage>('GET', '/api/passkeys')).body.waiting;
    expect(seen.find(({ passkey }) => passkey.id === id)).toMatchObject({
      owner: { id: 'ana' },
      passkey: { code: waiting?.code },
    });
    const { browser: jun, authenticator: junior } = await withPasskey(server, 'jun');
    expect(await vouchWith(jun.send, junior, id)).toMatchObject({
      status: 403,
      body: { code: 'cannot-vouch', message: expect.stringContaining('senior') },
    });
    expect((await jun.send<PasskeyPage>('GET', '/api/passkeys')).body.waiting).toEqual([]);
    expect((await vouchWith(vic.send, authenticator, id)).status).toBe(200);
    expect((await latest())?.body['vouchedBy']).toMatchObject({
      kind: 'second-person',
      person: 'vic',
    });
    expect(await vouchWith(vic.send, authenticator, id)).toMatchObject({
      status: 403,
      body: { message: 'This passkey does not wait for anybody.' },
    });
  });

  it('is not vouched for by its owner under another account', async () => {
    const { browser, authenticator } = await withPasskey(server, 'sena2');
    const sena = await server.browser('sena');
    const { own } = (await requestPasskey(sena.send, authenticatorAt(server), 'Twice')).body;
    expect(await vouchWith(browser.send, authenticator, own.at(-1)?.id ?? '')).toMatchObject({
      status: 403,
      body: { message: 'You and the person it is for share an account, so you count as one.' },
    });
  });

  it('runs out after a day', async () => {
    const { browser: vic, authenticator } = await withPasskey(server, 'vic');
    const pia = await server.browser('pia');
    const { own } = (await requestPasskey(pia.send, authenticatorAt(server), 'Slow')).body;
    server.time.pass(24 * 60 * 60 * 1000 + 1);
    const again = await server.browser('vic');
    const id = own.at(-1)?.id ?? '';
    expect(vic).toBeDefined();
    expect(await vouchWith(again.send, authenticator, id)).toMatchObject({ status: 403 });
    const page = await (await server.browser('pia')).send<PasskeyPage>('GET', '/api/passkeys');
    expect(page.body.own.at(-1)?.state).toBe('run-out');
  });
});

describe('what cannot be enrolled', () => {
  it('the same passkey twice', async () => {
    const key = authenticatorAt(server);
    await enrolByLink(server, 'vic', key);
    await expect(enrolByLink(server, 'vic', key)).rejects.toThrow('InvalidStateError');
  });

  it('anything by a machine with its token', async () => {
    const { send } = server.machine();
    const secret = await linkFor(server, 'sena');
    const tries: readonly (readonly [string, string, unknown?])[] = [
      ['GET', '/api/passkeys'],
      ['POST', '/api/passkeys/options', { name: 'x' }],
      ['POST', '/api/passkeys/some-id/challenge'],
      ['POST', '/api/passkeys/some-id/revoke'],
      ['POST', '/api/passkeys/link/options', { secret, name: 'x' }],
      ['GET', '/api/notices'],
      ['POST', '/api/sign-in/passkey/challenge'],
    ];
    for (const [method, path, body] of tries) {
      const { status, body: problem } = await send<{ code: string }>(method, path, body);
      expect([path, status, problem.code]).toEqual([path, 403, 'people-only']);
    }
  });
});

describe('a passkey', () => {
  it('signs its owner in, without a name, under a new secret', async () => {
    const { authenticator, browser } = await withPasskey(server, 'vic');
    const send = sender(server.url, { origin: server.url, cookie: browser.cookie });
    const { body } = await send<Challenge>('POST', '/api/sign-in/passkey/challenge');
    expect(body.options.allowCredentials).toEqual([]);
    const presence = { nonce: body.statement.nonce, response: authenticator.assert(body.options) };
    const signedIn = await send<Session>('POST', '/api/sign-in/passkey', presence);
    expect(signedIn).toMatchObject({ status: 200, body: { person: { id: 'vic' } } });
    const cookie = signedIn.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly; SameSite=Strict/);
    expect(cookie.split(';')[0]).not.toBe(browser.cookie);
    const before = await send<Session>('GET', '/api/session');
    expect(before.body.person).toBeNull();
    expect(await send('POST', '/api/sign-in/passkey', presence)).toMatchObject({ status: 409 });
  });

  it('signs nothing once it is revoked, which only its owner does; what was signed stays', async () => {
    const { authenticator, browser } = await withPasskey(server, 'pia');
    const { own } = (await browser.send<PasskeyPage>('GET', '/api/passkeys')).body;
    const id = own.at(-1)?.id ?? '';
    const sena = await server.browser('sena');
    expect((await sena.send('POST', `/api/passkeys/${id}/revoke`)).status).toBe(404);
    const page = await browser.send<PasskeyPage>('POST', `/api/passkeys/${id}/revoke`);
    expect(page.body.own.at(-1)?.state).toBe('revoked');
    expect(await latest()).toMatchObject({ kind: 'passkey.revoked', actor: 'pia' });
    const send = sender(server.url, { origin: server.url });
    const { body } = await send<Challenge>('POST', '/api/sign-in/passkey/challenge');
    const presence = { nonce: body.statement.nonce, response: authenticator.assert(body.options) };
    expect((await send('POST', '/api/sign-in/passkey', presence)).status).toBe(403);
  });

  it('is neither altered nor removed in the database', async () => {
    const { browser } = await withPasskey(server, 'vic');
    const { own } = (await browser.send<PasskeyPage>('GET', '/api/passkeys')).body;
    const id = own.find(({ state }) => state === 'enrolled')?.id ?? '';
    await expect(
      fresh.store.transaction((tx) => tx.presence.usePasskey(id, '2026-03-02T09:00:00Z', -1)),
    ).rejects.toThrow(/counter|stays/);
    expect(await fresh.store.verifyLedger()).toMatchObject({ kind: 'intact' });
  });
});
