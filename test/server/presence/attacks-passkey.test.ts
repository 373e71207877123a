/** What somebody tries who has a browser, a passkey of their own or a copy of somebody’s. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../../src/server/contract/cases.ts';
import type { NoticeList, PasskeyPage } from '../../../src/server/contract/passkeys.ts';
import type { EnrolmentAsked } from '../../../src/server/contract/passkeys.ts';
import type { Challenge } from '../../../src/server/contract/presence.ts';
import type { Session } from '../../../src/server/contract/session.ts';
import type { Authenticator, Forgery } from '../../support/authenticator.ts';
import {
  authenticatorAt,
  enrolByLink,
  requestPasskey,
  withPasskey,
} from '../../support/passkeys.ts';
import { freshStore, type FreshStore } from '../../support/store.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { sender, type Browser, type Reply, type Send } from '../support/visitors.ts';

let fresh: FreshStore;
let server: TestServer;
let stranger: Send;
let vic: { readonly browser: Browser; readonly authenticator: Authenticator };
beforeAll(async () => {
  fresh = await freshStore();
  server = await startTestServer(fresh.store);
  stranger = sender(server.url, { origin: server.url });
  vic = await withPasskey(server, 'vic');
});
afterAll(async () => {
  await server.close();
  await fresh.drop();
});

const ask = async () => (await stranger<Challenge>('POST', '/api/sign-in/passkey/challenge')).body;

async function signIn(
  key: Authenticator,
  forgery: Forgery = {},
  change: (response: ReturnType<Authenticator['assert']>) => unknown = (same) => same,
): Promise<Reply<Session & Problem>> {
  const { statement, options } = await ask();
  const response = change(key.assert(options, forgery));
  return stranger('POST', '/api/sign-in/passkey', { nonce: statement.nonce, response });
}

describe('signing in with a passkey', () => {
  it('lets its owner in', async () => {
    expect(await signIn(vic.authenticator)).toMatchObject({
      status: 200,
      body: { person: { id: 'vic' } },
    });
  });

  it.each<[string, Forgery]>([
    ['asked for by a page of another origin', { origin: 'https://evil.test' }],
    ['asked for by a page of another port', { origin: 'http://localhost:1' }],
    ['asked for from within another site’s page', { crossOrigin: true }],
    ['made for another site', { rpId: 'evil.test' }],
    ['made for the domain above', { rpId: 'host' }],
    ['without a check of the person', { userVerified: false }],
    ['without a touch', { userPresent: false }],
    ['made as a registration', { type: 'webauthn.create' }],
  ])('%s is refused', async (_, forgery) => {
    expect(await signIn(vic.authenticator, forgery)).toMatchObject({
      status: 403,
      body: { code: 'bad-assertion' },
    });
  });

  it('with a count that went back is refused, and its owner is told', async () => {
    const { authenticator, browser } = await withPasskey(server, 'pia');
    await signIn(authenticator);
    expect(await signIn(authenticator, { counter: 1 })).toMatchObject({
      status: 403,
      body: { code: 'passkey-regressed' },
    });
    const { notices } = (await browser.send<NoticeList>('GET', '/api/notices')).body;
    expect(notices.map(({ kind }) => kind)).toContain('passkey-refused');
  });

  it('tells nobody which passkeys there are: unknown, waiting, revoked and foreign sound alike', async () => {
    const answers: unknown[] = [];
    const unknown = authenticatorAt(server);
    unknown.register({ challenge: 'x', user: { id: 'x' } });
    const waiting = authenticatorAt(server);
    const jun = await server.browser('jun');
    await requestPasskey(jun.send, waiting);
    const revoked = await withPasskey(server, 'jun');
    const { own } = (await jun.send<PasskeyPage>('GET', '/api/passkeys')).body;
    const enrolled = own.find(({ state }) => state === 'enrolled')?.id ?? '';
    await jun.send('POST', `/api/passkeys/${enrolled}/revoke`);
    for (const key of [unknown, waiting, revoked.authenticator]) {
      const { status, body } = await signIn(key);
      answers.push([status, body]);
    }
    expect(answers[0]).toEqual([403, expect.objectContaining({ code: 'bad-assertion' })]);
    expect(new Set(answers.map((each) => JSON.stringify(each)))).toHaveProperty('size', 1);
    expect((await ask()).options.allowCredentials).toEqual([]);
  });

  it('under the id of another person’s passkey is refused', async () => {
    const mine = await withPasskey(server, 'ana');
    const { own } = (await vic.browser.send<PasskeyPage>('GET', '/api/passkeys')).body;
    const id = own[0]?.id ?? '';
    const reply = await signIn(mine.authenticator, {}, (made) => ({ ...made, id, rawId: id }));
    expect(reply).toMatchObject({ status: 403, body: { code: 'bad-assertion' } });
  });

  it('with an answer for somebody else’s challenge is refused, and so is one used twice', async () => {
    const [first, second] = [await ask(), await ask()];
    const response = vic.authenticator.assert(first.options);
    const crossed = { nonce: second.statement.nonce, response };
    expect((await stranger('POST', '/api/sign-in/passkey', crossed)).status).toBe(403);
    const right = { nonce: first.statement.nonce, response };
    expect((await stranger('POST', '/api/sign-in/passkey', right)).status).toBe(200);
    expect((await stranger('POST', '/api/sign-in/passkey', right)).status).toBe(409);
  });

  it('ends the sessions that a stolen passkey opened once it is revoked, and keeps the owner’s', async () => {
    const { authenticator, browser } = await withPasskey(server, 'sena');
    const thief = (await signIn(authenticator)).headers.get('set-cookie')?.split(';')[0] ?? '';
    const asThief = sender(server.url, { origin: server.url, cookie: thief });
    expect((await asThief<Session>('GET', '/api/session')).body.person?.id).toBe('sena');
    const { own } = (await browser.send<PasskeyPage>('GET', '/api/passkeys')).body;
    await browser.send('POST', `/api/passkeys/${own[0]?.id}/revoke`);
    expect((await asThief<Session>('GET', '/api/session')).body.person).toBeNull();
    expect((await browser.send<Session>('GET', '/api/session')).body.person?.id).toBe('sena');
  });
});

const MALFORMED: readonly (readonly [string, Buffer])[] = [
  ['nothing that CBOR knows', Buffer.from([0xff, 0xff])],
  ['a map that ends early', Buffer.from([0xa3, 0x63, 0x66, 0x6d, 0x74])],
  ['a map that claims four thousand million members', Buffer.from([0xba, 0xff, 0xff, 0xff, 0xff])],
  ['text that claims to be endless', Buffer.from([0x7b, ...Array<number>(8).fill(0xff)])],
  ['ten thousand lists within lists', Buffer.alloc(10_000, 0x81)],
  ['ten thousand tags', Buffer.alloc(10_000, 0xc1)],
  ['a number', Buffer.from([0x01])],
  ['a map without members', Buffer.from([0xa0])],
  [
    'data of no length',
    Buffer.concat([
      Buffer.from([0xa3, 0x63]),
      Buffer.from('fmt'),
      Buffer.from([0x64]),
      Buffer.from('none'),
      Buffer.from([0x67]),
      Buffer.from('attStmt'),
      Buffer.from([0xa0, 0x68]),
      Buffer.from('authData'),
      Buffer.from([0x40]),
    ]),
  ],
];

describe('a new passkey', () => {
  async function give(
    change: (made: ReturnType<Authenticator['register']>) => unknown,
    key = authenticatorAt(server),
  ): Promise<Reply<Problem>> {
    const asked = await vic.browser.send<EnrolmentAsked>('POST', '/api/passkeys/options', {
      name: 'x',
    });
    const response = change(key.register(asked.body.options));
    return vic.browser.send('POST', '/api/passkeys', { nonce: asked.body.nonce, response });
  }

  it.each(MALFORMED)('of %s is refused', async (_, bytes) => {
    const attestationObject = bytes.toString('base64url');
    const reply = await give((made) => ({
      ...made,
      response: { ...made.response, attestationObject },
    }));
    expect(reply).toMatchObject({ status: 422, body: { code: 'bad-passkey' } });
  });

  it('larger than any is refused before it is read', async () => {
    const attestationObject = 'A'.repeat(16_385);
    const reply = await give((made) => ({
      ...made,
      response: { ...made.response, attestationObject },
    }));
    expect(reply).toMatchObject({ status: 400, body: { code: 'bad-input' } });
  });

  it.each([
    ['without a check of the person', { userVerified: false }],
    ['without a touch', { userPresent: false }],
    ['for another site', { rpId: 'evil.test' }],
    ['from another origin', { origin: 'https://evil.test' }],
  ])('%s is refused', async (_, more) => {
    const reply = await give((made) => made, authenticatorAt(server, more));
    expect(reply).toMatchObject({ status: 422, body: { code: 'bad-passkey' } });
  });

  it('under an id that another person’s has already changes nothing', async () => {
    const [before] = (await vic.browser.send<PasskeyPage>('GET', '/api/passkeys')).body.own;
    const ana = await server.browser('ana');
    const asked = await ana.send<EnrolmentAsked>('POST', '/api/passkeys/options', { name: 'x' });
    const made = authenticatorAt(server).register(asked.body.options);
    // The id within the signed data is the one that counts.
    const response = { ...made, id: before?.id ?? '', rawId: before?.id ?? '' };
    await ana.send('POST', '/api/passkeys', { nonce: asked.body.nonce, response });
    const [after] = (await vic.browser.send<PasskeyPage>('GET', '/api/passkeys')).body.own;
    expect(after).toMatchObject({ id: before?.id, code: before?.code, state: 'enrolled' });
  });
});

describe('passkeys that an account elsewhere copies to other devices', () => {
  it('are taken, unless the settings say that they must stay on one', async () => {
    expect(
      (await enrolByLink(server, 'jun', authenticatorAt(server, { copied: true }))).status,
    ).toBe(200);
    const strict = await startTestServer(fresh.store, { server: { deviceBound: true } });
    try {
      const refused = await enrolByLink(strict, 'jun', authenticatorAt(strict, { copied: true }));
      expect(refused).toMatchObject({
        status: 422,
        body: { message: expect.stringContaining('copied to other devices') },
      });
      const bound = authenticatorAt(strict);
      expect((await enrolByLink(strict, 'jun', bound)).status).toBe(200);
      const send = sender(strict.url, { origin: strict.url });
      const { body } = await send<Challenge>('POST', '/api/sign-in/passkey/challenge');
      const response = bound.assert(body.options, { copied: true });
      const later = { nonce: body.statement.nonce, response };
      expect((await send('POST', '/api/sign-in/passkey', later)).status).toBe(403);
    } finally {
      await strict.close();
    }
  });
});
