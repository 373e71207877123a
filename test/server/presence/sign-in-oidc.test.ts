import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemIds } from '../../../src/server/adapters/ids.ts';
import type { PasskeyPage } from '../../../src/server/contract/passkeys.ts';
import type { Session } from '../../../src/server/contract/session.ts';
import { openIdConnect } from '../../../src/server/sign-in/openid-connect.ts';
import {
  CLIENT,
  startOidcProvider,
  type Claims,
  type Lies,
  type OidcProvider,
} from '../../support/oidc-provider.ts';
import { authenticatorAt, requestPasskey } from '../../support/passkeys.ts';
import { freshStore, type FreshStore } from '../../support/store.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { sender } from '../support/visitors.ts';

const groups = new Map<string, readonly string[]>();
let fresh: FreshStore;
let provider: OidcProvider;
let server: TestServer;
beforeAll(async () => {
  [fresh, provider] = await Promise.all([freshStore(), startOidcProvider()]);
  const signIn = {
    kind: 'oidc',
    provider: openIdConnect({
      issuer: new URL(provider.issuer),
      clientId: CLIENT.id,
      clientSecret: CLIENT.secret,
      scopes: 'openid email',
      strong: ['mfa'],
      groupsClaim: 'groups',
    }),
  } as const;
  // Tokens have an end in real time, so the server goes by it, too.
  const time = {
    clock: { now: () => new Date().toISOString() },
    ids: systemIds,
    pass: () => undefined,
  };
  const onGroups = async (person: string, of: readonly string[]) => void groups.set(person, of);
  server = await startTestServer(fresh.store, { time, server: { signIn, onGroups } });
});
afterAll(async () => {
  await server.close();
  await provider.close();
  await fresh.drop();
});

const SENA = { sub: 'u1', email: 'Sena@example.test', email_verified: true, groups: ['payments'] };

interface Away {
  readonly cookie: string;
  readonly callback: string;
}

/** Goes to the provider and stops short of coming back. */
async function goThere(claims: Claims, lies: Lies = {}, query = ''): Promise<Away> {
  provider.next(claims, lies);
  const begun = await fetch(`${server.url}/api/sign-in/oidc${query}`, { redirect: 'manual' });
  expect(begun.status).toBe(302);
  const cookie = begun.headers.get('set-cookie') ?? '';
  expect(cookie).toMatch(/^holdpoint_away=\S+; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/);
  const there = await fetch(begun.headers.get('location') ?? '', { redirect: 'manual' });
  return { cookie: cookie.split(';')[0] ?? '', callback: there.headers.get('location') ?? '' };
}

interface Back {
  readonly to: string | null;
  /** The session's cookie, or null where there is none. */
  readonly session: string | null;
}

async function comeBack({ cookie, callback }: Away, more = ''): Promise<Back> {
  const headers = { cookie: `${cookie}${more}` };
  const back = await fetch(callback, { redirect: 'manual', headers });
  expect(back.status).toBe(302);
  const session = back.headers.getSetCookie().find((each) => each.startsWith('holdpoint_session='));
  return { to: back.headers.get('location'), session: session?.split(';')[0] ?? null };
}

const sendAs = (cookie: string) => sender(server.url, { origin: server.url, cookie });

describe('a sign-in at the identity provider', () => {
  it('opens a session for whom the verified address is of, and goes on where it was asked', async () => {
    const { to, session } = await comeBack(await goThere(SENA, {}, '?return=/cases/01%3Fa=1'));
    expect(to).toBe('/cases/01?a=1');
    const { body } = await sendAs(session ?? '')<Session>('GET', '/api/session');
    expect(body).toMatchObject({ person: { id: 'sena' }, signIn: { kind: 'oidc' } });
    expect(groups.get('sena')).toEqual(['payments']);
    expect(provider.asked().get('code_challenge_method')).toBe('S256');
    expect(provider.asked().get('scope')).toBe('openid email');
  });

  it.each<[string, Claims, Lies, string]>([
    ['nobody the catalog knows', { ...SENA, email: 'x@example.test' }, {}, 'unknown-person'],
    ['an address that is not verified', { ...SENA, email_verified: false }, {}, 'unknown-person'],
    [
      'an address that claims so in words',
      { ...SENA, email_verified: 'true' },
      {},
      'unknown-person',
    ],
    ['a closed account', { ...SENA, email: 'gone@example.test' }, {}, 'unknown-person'],
    ['another’s signature', SENA, { signedByOther: true }, 'not-believed'],
    ['another nonce', SENA, { token: { nonce: 'x' } }, 'not-believed'],
    ['a token for another', SENA, { token: { aud: 'other' } }, 'not-believed'],
    ['a token of another', SENA, { token: { iss: 'https://evil.test' } }, 'not-believed'],
    ['a token that has ended', SENA, { token: { exp: 1 } }, 'not-believed'],
    ['a refusal there', SENA, { refuses: true }, 'refused'],
    [
      'an address where another one is verified',
      { sub: 'u9', email: 'sena@example.test' },
      { more: { email: 'u9@example.test', email_verified: true } },
      'unknown-person',
    ],
  ])('ends without a session on %s', async (_, claims, lies, problem) => {
    const back = await comeBack(await goThere(claims, lies));
    expect(back).toEqual({ to: `/sign-in?problem=${problem}`, session: null });
  });

  it('takes an address and groups that only come where more is asked for', async () => {
    const { email, email_verified, groups: some } = SENA;
    const away = await goThere({ sub: 'u1' }, { more: { email, email_verified, groups: some } });
    const { body } = await sendAs((await comeBack(away)).session ?? '')<Session>(
      'GET',
      '/api/session',
    );
    expect(body.person?.id).toBe('sena');
  });

  it('counts in the browser where it began, once, and with its own state', async () => {
    const away = await goThere(SENA);
    expect(await comeBack({ ...away, cookie: '' })).toEqual({
      to: '/sign-in?problem=no-attempt',
      session: null,
    });
    const other = await goThere(SENA);
    const crossed = await comeBack({ cookie: other.cookie, callback: away.callback });
    expect(crossed.session).toBeNull();
    const forged = { ...away, cookie: 'holdpoint_away=eyJzdGF0ZSI6MX0' };
    expect((await comeBack(forged)).to).toBe('/sign-in?problem=no-attempt');
    expect((await comeBack(away)).session).not.toBeNull();
    expect((await comeBack(away)).session).toBeNull();
  });

  it('never takes over a session that was there, nor its secret', async () => {
    const planted = (await comeBack(await goThere(SENA))).session ?? '';
    const ana = { sub: 'u2', email: 'ana@example.test', email_verified: true };
    const { session } = await comeBack(await goThere(ana), `; ${planted}`);
    expect(session).not.toBe(planted);
    const { body } = await sendAs(planted)<Session>('GET', '/api/session');
    expect(body.person).toBeNull();
  });

  it.each(['//evil.test', 'https://evil.test/', '/\\evil.test', '/api/x'])(
    'goes on to no other place than ours: %s',
    async (place) => {
      const query = `?return=${encodeURIComponent(place)}`;
      expect((await comeBack(await goThere(SENA, {}, query))).to).toBe('/');
    },
  );

  it('is not for a machine with its token', async () => {
    const { send } = server.machine();
    expect(await send('GET', '/api/sign-in/oidc')).toMatchObject({ status: 403 });
    expect(await send('GET', '/api/sign-in/oidc/callback')).toMatchObject({ status: 403 });
  });

  it('by name alone is not offered', async () => {
    await expect(server.browser('sena')).rejects.toThrow('no-sign-in');
  });
});

describe('a passkey after a sign-in there', () => {
  const ago = (seconds: number) => Math.floor(Date.now() / 1000) - seconds;

  it('that is called strong by nothing that was signed waits for somebody', async () => {
    const { groups: _, ...sena } = SENA;
    const more = { amr: ['mfa'], acr: 'mfa', auth_time: ago(0), groups: [] };
    const { session } = await comeBack(await goThere(sena, { more }));
    const send = sendAs(session ?? '');
    const page = await requestPasskey(send, authenticatorAt(server), 'By hearsay');
    expect(page.body.own.find(({ name }) => name === 'By hearsay')?.state).toBe('pending');
  });

  it.each<[string, Claims, string]>([
    ['strong by amr, just now', { amr: ['pwd', 'mfa'], auth_time: ago(0) }, 'enrolled'],
    ['strong by acr, just now', { acr: 'mfa', auth_time: ago(0) }, 'enrolled'],
    ['strong, and long ago', { amr: ['mfa'], auth_time: ago(301) }, 'pending'],
    ['strong, and nobody says when', { amr: ['mfa'] }, 'pending'],
    ['strong, in the future', { amr: ['mfa'], auth_time: ago(-600) }, 'pending'],
    ['weak, just now', { amr: ['pwd'], auth_time: ago(0) }, 'pending'],
  ])('that was %s', async (_, claims, state) => {
    const { session } = await comeBack(await goThere({ ...SENA, ...claims }));
    const send = sendAs(session ?? '');
    const name = `After ${JSON.stringify(claims)}`.slice(0, 60);
    const page = await requestPasskey(send, authenticatorAt(server), name);
    expect(page.body.own.find((each) => each.name === name)?.state).toBe(state);
    expect((await send<PasskeyPage>('GET', '/api/passkeys')).body.canSignInAnew).toBe(true);
  });

  it('asks the provider to look anew where that is wanted, and believes nothing older', async () => {
    const old = { ...SENA, amr: ['mfa'], auth_time: ago(1000) };
    const back = await comeBack(await goThere(old, {}, '?fresh=1&return=/you'));
    expect(provider.asked().get('prompt')).toBe('login');
    expect(provider.asked().get('max_age')).toBe('0');
    expect(back).toEqual({ to: '/sign-in?problem=not-believed', session: null });
    const now = { ...old, auth_time: ago(0) };
    expect((await comeBack(await goThere(now, {}, '?fresh=1&return=/you'))).to).toBe('/you');
  });
});

it('says so where the provider cannot be reached', async () => {
  const gone = openIdConnect({
    issuer: new URL('http://127.0.0.1:9'),
    clientId: 'x',
    clientSecret: null,
    scopes: 'openid',
    strong: [],
    groupsClaim: null,
  });
  await expect(
    gone.begin('http://localhost/x', { returnTo: '/', fresh: false }),
  ).rejects.toMatchObject({ reason: 'unreachable' });
});
