import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Problem } from '../../../src/server/contract/cases.ts';
import type { NoticeList, PasskeyPage, ProofBegun } from '../../../src/server/contract/passkeys.ts';
import type { Claims, Lies } from '../../support/oidc-provider.ts';
import { authenticatorAt, requestPasskey } from '../../support/passkeys.ts';
import { oidcStage, secondsAgo, type Away, type OidcStage } from '../support/oidc.ts';
import type { Reply, Send } from '../support/visitors.ts';

const SENA = { sub: 'u1', email: 'sena@example.test', email_verified: true };
const ANA = { sub: 'u2', email: 'ana@example.test', email_verified: true };

let stage: OidcStage;
let send: Send;
beforeAll(async () => {
  stage = await oidcStage();
});
afterAll(() => stage.close());

let made = 0;
let credential = '';
beforeEach(async () => {
  // An agent has this much: the cookie of a session that is as strong and fresh as can be.
  ({ send } = await stage.signIn({ ...SENA, ...strong() }));
  credential = await make(send);
});

afterEach(async () => {
  // Nobody has more than twenty.
  const { body } = await send<PasskeyPage>('GET', '/api/passkeys');
  for (const { id } of body.own) await send('POST', `/api/passkeys/${id}/revoke`);
});

const strong = (): Claims => ({ amr: ['pwd', 'mfa'], auth_time: secondsAgo(0) });

async function make(by: Send): Promise<string> {
  const name = `Key ${++made}`;
  const page = await requestPasskey(by, authenticatorAt(stage.server), name);
  return page.body.own.find((each) => each.name === name)?.id ?? '';
}

async function stateOf(id: string, by: Send = send): Promise<string | undefined> {
  const { body } = await by<PasskeyPage>('GET', '/api/passkeys');
  return body.own.find((each) => each.id === id)?.state;
}

const prove = (id: string, by: Send = send): Promise<Reply<ProofBegun & Problem>> =>
  by('POST', `/api/passkeys/${id}/prove`);

/** Where the page sends the browser, with the cookie that it is to bring back. */
async function begin(id: string, by: Send = send): Promise<Away & { readonly address: URL }> {
  const begun = await prove(id, by);
  expect(begun.status).toBe(200);
  const cookie = begun.headers.get('set-cookie')?.split(';')[0] ?? '';
  return { cookie, callback: '', address: new URL(begun.body.address) };
}

/** Signs in there as this account. */
async function signInThere(address: URL, claims: Claims, lies: Lies = {}): Promise<string> {
  stage.provider.next(claims, lies);
  return (await fetch(address, { redirect: 'manual' })).headers.get('location') ?? '';
}

/** `claims` are asked for once the round trip has begun: they are about a sign-in after that. */
async function roundTrip(claims: () => Claims, lies: Lies = {}): Promise<string | null> {
  const away = await begin(credential);
  const callback = await signInThere(away.address, claims(), lies);
  return (await stage.comeBack({ ...away, callback })).to;
}

describe('a passkey of one’s own, proven at the identity provider', () => {
  it('is enrolled by the round trip that was begun for it, and its owner is told', async () => {
    const away = await begin(credential);
    expect(Object.fromEntries(away.address.searchParams)).toMatchObject({
      prompt: 'login',
      max_age: '0',
      code_challenge_method: 'S256',
      nonce: expect.stringMatching(/^[\w-]{43}$/),
    });
    const callback = await signInThere(away.address, { ...SENA, ...strong() });
    expect(await stage.comeBack({ ...away, callback })).toEqual({
      to: '/you?enrolled=1',
      session: null,
    });
    expect(await stateOf(credential)).toBe('enrolled');
    const [entry] = await stage.fresh.store.listLedger(null, 1);
    expect(entry).toMatchObject({
      kind: 'passkey.enrolled',
      body: {
        credential,
        person: 'sena',
        vouchedBy: {
          kind: 'identity-provider',
          issuer: stage.provider.issuer,
          authenticatedAt: expect.stringMatching(/Z$/),
        },
      },
    });
    const { notices } = (await send<NoticeList>('GET', '/api/notices')).body;
    expect(notices.at(-1)).toMatchObject({ kind: 'passkey-enrolled' });
  });

  it('also by an acr that the settings call strong', async () => {
    expect(await roundTrip(() => ({ ...SENA, acr: 'mfa', auth_time: secondsAgo(0) }))).toBe(
      '/you?enrolled=1',
    );
  });
});

describe('what enrols nothing', () => {
  it('the cookie alone, however fresh and strong the sign-in of its session', async () => {
    expect(await stateOf(credential)).toBe('pending');
    const again = await stage.signIn({ ...SENA, ...strong() });
    expect(await stateOf(credential, again.send)).toBe('pending');
    expect(await stateOf(await make(again.send), again.send)).toBe('pending');
  });

  it.each<[string, () => Claims, string]>([
    // The provider never asked: it kept its own session from before, whatever `prompt` says.
    ['an older strong session there', () => ({ auth_time: secondsAgo(30) }), 'not-anew'],
    ['one older than the library believes', () => ({ auth_time: secondsAgo(400) }), 'not-believed'],
    ['one that nobody says when', () => ({ auth_time: undefined }), 'not-believed'],
    ['one in the future', () => ({ auth_time: secondsAgo(-600) }), 'not-anew'],
    ['a password alone', () => ({ amr: ['pwd'] }), 'not-strong'],
    ['strong means as one text', () => ({ amr: 'mfa' }), 'not-strong'],
    ['strong means within others', () => ({ amr: [['mfa'], { mfa: true }] }), 'not-strong'],
    ['an address nobody verified', () => ({ email_verified: false }), 'other-person'],
  ])('%s', async (_, other, problem) => {
    const to = await roundTrip(() => ({ ...SENA, ...strong(), ...other() }));
    expect([to, await stateOf(credential)]).toEqual([`/you?problem=${problem}`, 'pending']);
  });

  it('strong means by hearsay, which no signature covers', async () => {
    const more = { amr: ['mfa'], acr: 'mfa', auth_time: secondsAgo(0) };
    const { email_verified: _, email: __, ...sub } = SENA;
    const hearsay = { more: { ...SENA, ...more } };
    const to = await roundTrip(() => ({ ...sub, auth_time: secondsAgo(0) }), hearsay);
    expect([to, await stateOf(credential)]).toEqual(['/you?problem=not-strong', 'pending']);
  });

  it('another person’s round trip, of which the owner is told', async () => {
    expect(await roundTrip(() => ({ ...ANA, ...strong() }))).toBe('/you?problem=other-person');
    expect(await stateOf(credential)).toBe('pending');
    const { notices } = (await send<NoticeList>('GET', '/api/notices')).body;
    expect(notices.at(-1)).toMatchObject({
      kind: 'passkey-refused',
      text: expect.stringContaining('Somebody else signed in'),
    });
  });

  it('a round trip begun for somebody else’s passkey', async () => {
    const ana = await stage.signIn({ ...ANA, ...strong() });
    expect(await prove(credential, ana.send)).toMatchObject({
      status: 404,
      body: { code: 'unknown-passkey' },
    });
  });

  it('a replayed state: whatever came of it, it counts once', async () => {
    const lies = { forgetful: true };
    const away = await begin(credential);
    const weak = await signInThere(away.address, { ...SENA, ...strong(), amr: ['pwd'] });
    expect((await stage.comeBack({ ...away, callback: weak })).to).toBe('/you?problem=not-strong');
    const right = await signInThere(away.address, { ...SENA, ...strong() }, lies);
    expect((await stage.comeBack({ ...away, callback: right })).to).toBe(
      '/you?problem=no-round-trip',
    );
    expect(await stateOf(credential)).toBe('pending');
  });

  it('a round trip that enrolled one already, for a second one', async () => {
    const away = await begin(credential);
    const callback = await signInThere(away.address, { ...SENA, ...strong() }, { forgetful: true });
    expect((await stage.comeBack({ ...away, callback })).to).toBe('/you?enrolled=1');
    const second = await make(send);
    expect((await stage.comeBack({ ...away, callback })).to).toBe('/you?problem=no-round-trip');
    expect(await stateOf(second)).toBe('pending');
  });

  it('a swapped credential: the return of one round trip with the cookie of another', async () => {
    const agents = await make(send);
    const [own, planted] = [await begin(credential), await begin(agents)];
    const callback = await signInThere(own.address, { ...SENA, ...strong() });
    expect((await stage.comeBack({ cookie: planted.cookie, callback })).to).toBe(
      '/you?problem=not-believed',
    );
    expect([await stateOf(agents), await stateOf(credential)]).toEqual(['pending', 'pending']);
  });

  it('a swapped credential: state and nonce of different round trips', async () => {
    const agents = await make(send);
    const [own, other] = [await begin(credential), await begin(agents)];
    const address = new URL(own.address);
    address.searchParams.set('state', other.address.searchParams.get('state') ?? '');
    address.searchParams.set(
      'code_challenge',
      other.address.searchParams.get('code_challenge') ?? '',
    );
    // What the owner signs in for has the nonce of their own key; the agent has all the rest.
    const callback = await signInThere(address, { ...SENA, ...strong() });
    expect((await stage.comeBack({ cookie: other.cookie, callback })).to).toBe(
      '/you?problem=not-believed',
    );
    expect([await stateOf(agents), await stateOf(credential)]).toEqual(['pending', 'pending']);
  });

  it('a cookie that says what the round trip is for: the server knows that itself', async () => {
    const agents = await make(send);
    const away = await begin(credential);
    const text = Buffer.from(away.cookie.split('=')[1] ?? '', 'base64url').toString('utf8');
    const kept = { ...(JSON.parse(text) as object), passkey: agents, nonce: 'x' };
    const forged = Buffer.from(JSON.stringify(kept)).toString('base64url');
    const callback = await signInThere(away.address, { ...SENA, ...strong() });
    const back = await stage.comeBack({ cookie: `holdpoint_away=${forged}`, callback });
    expect(back.to).toBe('/you?enrolled=1');
    expect([await stateOf(agents), await stateOf(credential)]).toEqual(['pending', 'enrolled']);
  });

  it('another key under the same id, put into the database meanwhile', async () => {
    const away = await begin(credential);
    const callback = await signInThere(away.address, { ...SENA, ...strong() });
    const database = new Client({ connectionString: stage.fresh.connectionString });
    await database.connect();
    await database.query('set session_replication_role = replica');
    await database.query(
      `update holdpoint.passkeys set public_key = 'c3dhcHBlZA' where id = '${credential}'`,
    );
    await database.end();
    expect((await stage.comeBack({ ...away, callback })).to).toBe('/you?problem=no-longer-waits');
    expect(await stateOf(credential)).toBe('pending');
  });

  it('one that was revoked while its owner was away', async () => {
    const away = await begin(credential);
    const callback = await signInThere(away.address, { ...SENA, ...strong() });
    await send('POST', `/api/passkeys/${credential}/revoke`);
    expect((await stage.comeBack({ ...away, callback })).to).toBe('/you?problem=no-longer-waits');
    expect(await stateOf(credential)).toBe('revoked');
    expect((await prove(credential)).status).toBe(404);
  });

  it('an ordinary sign-in, with a cookie that calls it a proof', async () => {
    const away = await stage.goThere({ ...SENA, ...strong() });
    const text = Buffer.from(away.cookie.split('=')[1] ?? '', 'base64url').toString('utf8');
    const forged = Buffer.from(JSON.stringify({ ...JSON.parse(text), proves: true }));
    const cookie = `holdpoint_away=${forged.toString('base64url')}`;
    expect(await stage.comeBack({ ...away, cookie })).toEqual({
      to: '/you?problem=no-round-trip',
      session: null,
    });
  });

  it('the return in another browser than the one that began', async () => {
    const away = await begin(credential);
    const callback = await signInThere(away.address, { ...SENA, ...strong() });
    expect((await stage.comeBack({ cookie: '', callback })).to).toBe('/sign-in?problem=no-attempt');
    expect(await stateOf(credential)).toBe('pending');
  });

  it('an address that a program opens in the owner’s browser: it takes a page of ours', async () => {
    expect((await send('GET', `/api/passkeys/${credential}/prove`)).status).toBe(404);
    for (const headers of [{ origin: 'https://evil.test' }, { 'sec-fetch-site': 'none' }]) {
      const reply = await send('POST', `/api/passkeys/${credential}/prove`, undefined, headers);
      expect(reply).toMatchObject({ status: 403, body: { code: 'cross-origin' } });
    }
  });

  it('a statement that was made for another purpose, as a state', async () => {
    const asked = await send<{ nonce: string }>('POST', '/api/passkeys/options', { name: 'x' });
    const away = await begin(credential);
    const text = Buffer.from(away.cookie.split('=')[1] ?? '', 'base64url').toString('utf8');
    const kept = { ...(JSON.parse(text) as object), state: asked.body.nonce };
    const cookie = `holdpoint_away=${Buffer.from(JSON.stringify(kept)).toString('base64url')}`;
    const callback = await signInThere(away.address, { ...SENA, ...strong() });
    expect((await stage.comeBack({ cookie, callback })).to).toBe('/you?problem=no-round-trip');
    expect(await stateOf(credential)).toBe('pending');
  });
});
