import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Session } from '../../../src/server/contract/session.ts';
import { openIdConnect } from '../../../src/server/sign-in/openid-connect.ts';
import type { Claims, Lies } from '../../support/oidc-provider.ts';
import { oidcStage, type OidcStage } from '../support/oidc.ts';
import { sender } from '../support/visitors.ts';

const groups = new Map<string, readonly string[]>();
let stage: OidcStage;
beforeAll(async () => {
  const onGroups = async (person: string, of: readonly string[]) => void groups.set(person, of);
  stage = await oidcStage({}, { onGroups });
});
afterAll(() => stage.close());

const SENA = { sub: 'u1', email: 'Sena@example.test', email_verified: true, groups: ['payments'] };

const sendAs = (cookie: string) => sender(stage.server.url, { origin: stage.server.url, cookie });

describe('a sign-in at the identity provider', () => {
  it('opens a session for whom the verified address is of, and goes on where it was asked', async () => {
    const { to, session } = await stage.comeBack(
      await stage.goThere(SENA, {}, '?return=/cases/01%3Fa=1'),
    );
    expect(to).toBe('/cases/01?a=1');
    const { body } = await sendAs(session ?? '')<Session>('GET', '/api/session');
    expect(body).toMatchObject({ person: { id: 'sena' }, signIn: { kind: 'oidc' } });
    expect(groups.get('sena')).toEqual(['payments']);
    expect(stage.provider.asked().get('code_challenge_method')).toBe('S256');
    expect(stage.provider.asked().get('scope')).toBe('openid email');
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
    const back = await stage.comeBack(await stage.goThere(claims, lies));
    expect(back).toEqual({ to: `/sign-in?problem=${problem}`, session: null });
  });

  it('takes an address and groups that only come where more is asked for', async () => {
    const { email, email_verified, groups: some } = SENA;
    const away = await stage.goThere(
      { sub: 'u1' },
      { more: { email, email_verified, groups: some } },
    );
    const { body } = await sendAs((await stage.comeBack(away)).session ?? '')<Session>(
      'GET',
      '/api/session',
    );
    expect(body.person?.id).toBe('sena');
  });

  it('counts in the browser where it began, once, and with its own state', async () => {
    const away = await stage.goThere(SENA);
    expect(await stage.comeBack({ ...away, cookie: '' })).toEqual({
      to: '/sign-in?problem=no-attempt',
      session: null,
    });
    const other = await stage.goThere(SENA);
    const crossed = await stage.comeBack({ cookie: other.cookie, callback: away.callback });
    expect(crossed.session).toBeNull();
    const forged = { ...away, cookie: 'holdpoint_away=eyJzdGF0ZSI6MX0' };
    expect((await stage.comeBack(forged)).to).toBe('/sign-in?problem=no-attempt');
    expect((await stage.comeBack(away)).session).not.toBeNull();
    expect((await stage.comeBack(away)).session).toBeNull();
  });

  it('never takes over a session that was there, nor its secret', async () => {
    const planted = (await stage.comeBack(await stage.goThere(SENA))).session ?? '';
    const ana = { sub: 'u2', email: 'ana@example.test', email_verified: true };
    const { session } = await stage.comeBack(await stage.goThere(ana), `; ${planted}`);
    expect(session).not.toBe(planted);
    const { body } = await sendAs(planted)<Session>('GET', '/api/session');
    expect(body.person).toBeNull();
  });

  it.each(['//evil.test', 'https://evil.test/', '/\\evil.test', '/api/x'])(
    'goes on to no other place than ours: %s',
    async (place) => {
      const query = `?return=${encodeURIComponent(place)}`;
      expect((await stage.comeBack(await stage.goThere(SENA, {}, query))).to).toBe('/');
    },
  );

  it('is not for a machine with its token', async () => {
    const { send } = stage.server.machine();
    expect(await send('GET', '/api/sign-in/oidc')).toMatchObject({ status: 403 });
    expect(await send('GET', '/api/sign-in/oidc/callback')).toMatchObject({ status: 403 });
  });

  it('by name alone is not offered', async () => {
    await expect(stage.server.browser('sena')).rejects.toThrow('no-sign-in');
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
    gone.begin('http://localhost/x', { returnTo: '/', proof: null }),
  ).rejects.toMatchObject({ reason: 'unreachable' });
});
