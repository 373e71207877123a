/** What somebody tries at the way in: other sites, other accounts, other tokens, and too much of everything. */
import { Client } from 'pg';
import { request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileCatalog } from '../../../src/core/catalog/compile.ts';
import type { Problem } from '../../../src/server/contract/cases.ts';
import type { Challenge } from '../../../src/server/contract/presence.ts';
import type { Session } from '../../../src/server/contract/session.ts';
import type { ServerOptions } from '../../../src/server/open/start-server.ts';
import { person } from '../../support/builders.ts';
import type { Claims, Lies } from '../../support/oidc-provider.ts';
import { oidcStage, type OidcStage } from '../support/oidc.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { sender, type Send } from '../support/visitors.ts';
import { PEOPLE, worldOf } from '../support/world.ts';

const SENA = { sub: 'u1', email: 'sena@example.test', email_verified: true };
const groups = new Map<string, readonly string[]>();

let stage: OidcStage;
let server: TestServer;
beforeAll(async () => {
  const catalog = compileCatalog({
    ...worldOf().catalog.catalog,
    people: [...PEOPLE, person('kim', { identities: ['oidc:k1', 'kim@example.test'] })],
  });
  stage = await oidcStage(
    { world: { ...worldOf(), catalog } },
    { onGroups: async (who, of) => void groups.set(who, of) },
  );
  ({ server } = stage);
});
afterAll(() => stage.close());

const sendAs = (cookie: string): Send => sender(server.url, { origin: server.url, cookie });
const who = async (cookie: string | null) =>
  (await sendAs(cookie ?? '')<Session>('GET', '/api/session')).body.person?.id ?? null;

/** A server over the same store with other settings, for as long as `work` takes. */
async function alongside<T>(
  more: Partial<ServerOptions>,
  work: (other: TestServer) => Promise<T>,
): Promise<T> {
  const other = await startTestServer(stage.fresh.store, { server: more });
  try {
    return await work(other);
  } finally {
    await other.close();
  }
}

interface Heard {
  readonly status: number;
  readonly cookies: readonly string[];
  readonly location: string | undefined;
}

/** With a Host header of its own, which `fetch` does not let anybody write. */
function ask(at: TestServer, path: string, headers: Record<string, string>): Promise<Heard> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port: at.port, path, headers }, (answer) => {
      answer.resume();
      resolve({
        status: answer.statusCode ?? 0,
        cookies: answer.headers['set-cookie'] ?? [],
        location: answer.headers.location,
      });
    })
      .on('error', reject)
      .end();
  });
}

describe('session fixation', () => {
  it('a cookie that was planted before the sign-in is worth nothing after it', async () => {
    const planted = 'holdpoint_session=planted-by-somebody';
    const back = await stage.comeBack(await stage.goThere(SENA), `; ${planted}`);
    expect(back.session).not.toBe(planted);
    expect([await who(planted), await who(back.session)]).toEqual([null, 'sena']);
  });
});

describe('cookies behind https', () => {
  it('are bound to this very host, kept from scripts, and sent over https alone', async () => {
    const { signIn } = await stageSignIn();
    const publicUrl = new URL('https://holdpoint.test');
    await alongside({ signIn, publicUrl }, async (other) => {
      const host = 'holdpoint.test';
      const begun = await ask(other, '/api/sign-in/oidc', { host });
      expect(begun.cookies[0]).toMatch(
        /^__Host-holdpoint_away=\S+; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      );
      const address = new URL(begun.location ?? '');
      expect(address.searchParams.get('redirect_uri')).toBe(
        'https://holdpoint.test/api/sign-in/oidc/callback',
      );
      stage.provider.next(SENA);
      const there = await fetch(address, { redirect: 'manual' });
      const callback = new URL(there.headers.get('location') ?? '');
      const back = await ask(other, `${callback.pathname}${callback.search}`, {
        host,
        cookie: begun.cookies[0]?.split(';')[0] ?? '',
      });
      expect(back.cookies.at(-1)).toMatch(
        /^__Host-holdpoint=\S+; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
      );
      // The name that a sibling host could set is none here.
      const secret = back.cookies.at(-1)?.split(';')[0]?.split('=')[1] ?? '';
      const plain = await ask(other, '/api/passkeys', {
        host,
        cookie: `holdpoint_session=${secret}`,
      });
      const right = await ask(other, '/api/passkeys', {
        host,
        cookie: `__Host-holdpoint=${secret}`,
      });
      expect([plain.status, right.status]).toEqual([401, 200]);
    });
  });

  it('are not given to whoever asks under another name', async () => {
    expect((await ask(server, '/api/sign-in/oidc', { host: 'evil.test' })).status).toBe(421);
  });
});

async function stageSignIn(): Promise<Pick<ServerOptions, 'signIn'>> {
  const { openIdConnect } = await import('../../../src/server/sign-in/openid-connect.ts');
  const { CLIENT } = await import('../../support/oidc-provider.ts');
  const provider = openIdConnect({
    issuer: new URL(stage.provider.issuer),
    clientId: CLIENT.id,
    clientSecret: CLIENT.secret,
    scopes: 'openid email',
    strong: [],
    groupsClaim: null,
  });
  return { signIn: { kind: 'oidc', provider } };
}

describe('another site’s page', () => {
  it('can have nothing changed that any address changes', async () => {
    const { cookie } = await stage.signIn(SENA);
    const { body } = await sendAs(cookie)<{ paths: Record<string, Record<string, unknown>> }>(
      'GET',
      '/api/openapi.json',
    );
    const changes = Object.entries(body.paths).flatMap(([path, methods]) =>
      Object.keys(methods)
        .filter((method) => method !== 'get')
        .map((method) => [method.toUpperCase(), path.replaceAll(/\{\w+\}/g, 'x')] as const),
    );
    expect(changes.length).toBeGreaterThan(40);
    const foreign = [
      { origin: 'https://evil.test' },
      { origin: 'null' },
      { origin: server.url, 'sec-fetch-site': 'same-site' },
      { origin: server.url, 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'none' },
      {},
    ];
    for (const headers of foreign) {
      const send = sender(server.url, { cookie, ...headers });
      for (const [method, path] of changes) {
        const reply = await send<Problem>(method, path);
        expect([method, path, headers, reply.status, reply.body.code]).toEqual([
          method,
          path,
          headers,
          403,
          'cross-origin',
        ]);
      }
    }
    expect(await who(cookie)).toBe('sena');
  });

  it.each(['cross-site', 'same-site'])('signs nobody in (%s)', async (site) => {
    const begun = await fetch(`${server.url}/api/sign-in/oidc`, {
      redirect: 'manual',
      headers: { 'sec-fetch-site': site },
    });
    expect([begun.headers.get('location'), begun.headers.getSetCookie()]).toEqual(['/sign-in', []]);
  });

  it('signs nobody in as somebody else: what the provider gave counts where it was asked for', async () => {
    const attackers = await stage.goThere({ ...SENA, sub: 'u7' });
    const victims = await stage.goThere(SENA);
    const csrf = await stage.comeBack({ cookie: victims.cookie, callback: attackers.callback });
    expect(csrf.session).toBeNull();
    expect((await stage.comeBack({ cookie: '', callback: attackers.callback })).session).toBeNull();
  });

  it('is not gone on to, also where the kept cookie says so', async () => {
    const away = await stage.goThere(SENA);
    const kept = Buffer.from(away.cookie.split('=')[1] ?? '', 'base64url').toString('utf8');
    const bent = { ...(JSON.parse(kept) as object), returnTo: '//evil.test' };
    const cookie = `holdpoint_away=${Buffer.from(JSON.stringify(bent)).toString('base64url')}`;
    expect((await stage.comeBack({ ...away, cookie })).to).toBe('/');
  });
});

describe('what the identity provider, or somebody in its place, sends', () => {
  it.each<[string, Claims, Lies]>([
    ['a token without a signature', SENA, { algorithm: 'none' }],
    ['a token signed with the public key as a secret', SENA, { algorithm: 'HS256' }],
    ['a token of another signer', SENA, { signedByOther: true }],
    ['a token for two parties', SENA, { token: { aud: ['holdpoint', 'other'], azp: 'other' } }],
    [
      'a token that was asked for by another',
      SENA,
      { token: { azp: 'other', aud: ['holdpoint', 'x'] } },
    ],
    ['a token of another issuer', SENA, { token: { iss: 'https://evil.test' } }],
    ['a token without a nonce', SENA, { token: { nonce: undefined } }],
    ['a token from the future', SENA, { token: { iat: 4_000_000_000, nbf: 4_000_000_000 } }],
    ['a mix-up: the answer of another provider', SENA, { iss: 'https://evil.test' }],
  ])('%s is not believed', async (_, claims, lies) => {
    const back = await stage.comeBack(await stage.goThere(claims, lies));
    expect(back.session).toBeNull();
    expect(back.to).toMatch(/^\/sign-in\?problem=(?:not-believed|refused)$/);
  });

  it('a code that was injected into another round trip is worth nothing', async () => {
    const [stolen, own] = [await stage.goThere(SENA), await stage.goThere(SENA)];
    const callback = new URL(own.callback);
    callback.searchParams.set('code', new URL(stolen.callback).searchParams.get('code') ?? '');
    const back = await stage.comeBack({ cookie: own.cookie, callback: callback.href });
    expect(back).toEqual({ to: '/sign-in?problem=not-believed', session: null });
  });

  it('a nonce of an earlier round trip is worth nothing', async () => {
    await stage.goThere(SENA);
    const nonce = stage.provider.asked().get('nonce');
    const back = await stage.comeBack(await stage.goThere(SENA, { token: { nonce } }));
    expect(back).toEqual({ to: '/sign-in?problem=not-believed', session: null });
  });

  it.each<[string, Claims, string]>([
    [
      'an address of the domain alone',
      { sub: 'x', email: '@example.test', email_verified: true },
      'unknown-person',
    ],
    [
      'an address with more behind it',
      { sub: 'x', email: 'sena@example.test.evil.test', email_verified: true },
      'unknown-person',
    ],
    [
      'an address in a list',
      { sub: 'x', email: ['sena@example.test'], email_verified: true },
      'unknown-person',
    ],
    ['an address that is verified in words', { ...SENA, email_verified: 'true' }, 'unknown-person'],
    ['an address that is verified by a number', { ...SENA, email_verified: 1 }, 'unknown-person'],
    ['somebody’s id as a subject', { sub: 'sena' }, 'unknown-person'],
    ['somebody’s address as a subject', { sub: 'sena@example.test' }, 'unknown-person'],
    ['an account’s subject in another case', { sub: 'K1' }, 'unknown-person'],
    [
      'another account with the address of somebody whose account is known',
      { sub: 'k2', email: 'kim@example.test', email_verified: true },
      'other-account',
    ],
    [
      'an account with somebody else’s address',
      { sub: 'k1', email: 'sena@example.test', email_verified: true },
      'two-people',
    ],
    [
      'an address that looks alike',
      { sub: 'x', email: '\u212Aim@example.test', email_verified: true },
      'unknown-person',
    ],
  ])('%s is nobody', async (_, claims, problem) => {
    const back = await stage.comeBack(await stage.goThere(claims));
    expect(back).toEqual({ to: `/sign-in?problem=${problem}`, session: null });
  });

  it.each<[string, unknown]>([
    ['one text', 'leads'],
    ['an object', { leads: true }],
    ['lists within lists', [['leads'], { name: 'leads' }, 7, null]],
    ['texts in one', 'leads,admins'],
  ])('groups as %s are no groups', async (_, given) => {
    await stage.comeBack(await stage.goThere({ ...SENA, groups: given }));
    expect(groups.get('sena')).toEqual([]);
  });
});

describe('signing out', () => {
  it('everywhere ends every session of the person, and nobody else’s', async () => {
    const [desk, phone] = [await stage.signIn(SENA), await stage.signIn(SENA)];
    const other = await stage.signIn({ sub: 'k1' });
    expect((await desk.send('DELETE', '/api/sessions')).status).toBe(204);
    expect(await Promise.all([desk, phone, other].map(({ cookie }) => who(cookie)))).toEqual([
      null,
      null,
      'kim',
    ]);
    expect((await sendAs('')('DELETE', '/api/sessions')).status).toBe(401);
  });
});

describe('who there is', () => {
  it('is not told to anybody who is not signed in', async () => {
    const { body } = await sendAs('')<Session>('GET', '/api/session');
    expect(body).toMatchObject({ person: null, signIn: { kind: 'oidc' } });
    expect(JSON.stringify(body)).not.toMatch(/sena|kim|example\.test/);
    const asked = await sendAs('')<Challenge>('POST', '/api/sign-in/passkey/challenge');
    expect(asked.body.options.allowCredentials).toEqual([]);
    const byName = await sendAs('')<Problem>('POST', '/api/session', { person: 'sena' });
    const byNone = await sendAs('')<Problem>('POST', '/api/session', { person: 'nobody' });
    expect([byName.status, byName.body]).toEqual([byNone.status, byNone.body]);
  });
});

describe('too much', () => {
  const few = { burst: 3, refill: 3_600_000, addresses: 4, together: 8 };
  const path = '/api/sign-in/passkey/challenge';
  const askFrom = (url: string, address?: string) =>
    sender(url, { origin: url })<Problem>('POST', path, undefined, {
      ...(address !== undefined && { 'x-forwarded-for': address }),
    });

  it('of one address is refused, however it is spelt in headers', async () => {
    await alongside({ strangers: few }, async ({ url }) => {
      const got = [];
      for (const spelt of ['1.1.1.1', '2.2.2.2', '3.3.3.3', '4.4.4.4']) {
        got.push((await askFrom(url, spelt)).status);
      }
      expect(got).toEqual([200, 200, 200, 429]);
      const refused = await askFrom(url);
      expect(refused.body.code).toBe('too-many-requests');
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      const link = { secret: 'x'.repeat(43), name: 'x' };
      const send = sender(url, { origin: url });
      expect((await send('POST', '/api/passkeys/link/options', link)).status).toBe(429);
      expect((await send('GET', '/api/sign-in/oidc/callback?code=x&state=x')).status).toBe(429);
      expect((await send('GET', '/api/session')).status).toBe(200);
    });
  });

  it('behind a proxy counts by what the proxy wrote, not by what stood there before', async () => {
    await alongside({ strangers: few, proxies: 1 }, async ({ url }) => {
      const status = async (header: string) => (await askFrom(url, header)).status;
      const forged = [];
      for (let n = 0; n < 4; n += 1) forged.push(await status(`10.0.0.${n}, 203.0.113.9`));
      expect(forged).toEqual([200, 200, 200, 429]);
      expect(await status('203.0.113.10')).toBe(200);
    });
  });

  it('of all addresses together is refused, and one network of IPv6 is one address', async () => {
    await alongside({ strangers: few, proxies: 1 }, async ({ url }) => {
      const got = [];
      for (let n = 0; n < 4; n += 1) got.push((await askFrom(url, `2001:db8::${n}`)).status);
      expect(got).toEqual([200, 200, 200, 429]);
      const many = [];
      for (let n = 0; n < 7; n += 1) many.push((await askFrom(url, `198.51.100.${n}`)).status);
      expect(many.filter((status) => status === 200)).toHaveLength(5);
    });
  });

  it('of challenges fills no table: the oldest give way', async () => {
    const now = Date.now();
    const at = new Date(now).toISOString();
    const rows = Array.from({ length: 5_050 }, (_, n) => ({
      nonce: `flood-${n}`,
      expires_at: new Date(now + 60_000 + n).toISOString(),
    }));
    const client = new Client({ connectionString: stage.fresh.connectionString });
    await client.connect();
    await client.query(
      `insert into holdpoint.presence_challenges (nonce, person, purpose, statement, expires_at)
       select nonce, null, 'sign-in', '{}', expires_at
         from json_to_recordset($1) as flood (nonce text, expires_at timestamptz)`,
      [JSON.stringify(rows)],
    );
    await client.end();
    // Far in the future nothing has run out, so only the number counts.
    const expiresAt = new Date(now + 120_000).toISOString();
    const last = {
      nonce: 'last',
      person: null,
      purpose: 'sign-in',
      statement: '{}',
      expiresAt,
    } as const;
    await stage.fresh.store.transaction((tx) => tx.presence.insertChallenge(last, at));
    await stage.fresh.store.transaction(async (tx) => {
      expect(await tx.presence.useChallenge('flood-0', at)).toBeNull();
      expect(await tx.presence.useChallenge('flood-5049', at)).not.toBeNull();
    });
  });

  it('in a body is refused before it is read, with and without its length', async () => {
    const send = sender(server.url, { origin: server.url });
    const large = JSON.stringify({ nonce: 'x'.repeat(70_000) });
    expect((await send('POST', '/api/sign-in/passkey', large)).status).toBe(413);
    const chunks = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(65_536).fill(0x20)),
    });
    const endless = await fetch(`${server.url}/api/sign-in/passkey`, {
      method: 'POST',
      headers: { origin: server.url, 'content-type': 'application/json' },
      body: chunks,
      duplex: 'half',
    });
    expect(endless.status).toBe(413);
  });

  it('in headers is refused', async () => {
    const reply = await fetch(`${server.url}/api/session`, {
      headers: { cookie: 'a'.repeat(20_000) },
    });
    expect(reply.status).toBe(431);
  });

  it.each([
    ['a head', 'POST /api/sign-in/passkey HTTP/1.1\r\nHost: localhost\r\n'],
    [
      'a body',
      'POST /api/sign-in/passkey HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{',
    ],
  ])('time for %s that never ends is not given', async (_, begun) => {
    await alongside({ slowest: { head: 100, whole: 200, look: 20 } }, async ({ port }) => {
      const heard = await new Promise<string>((resolve) => {
        const socket = connect(port, '127.0.0.1', () => socket.write(begun));
        let text = '';
        socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        socket.on('close', () => resolve(text));
      });
      expect(heard).toMatch(/^HTTP\/1\.1 408 /);
    });
  });
});
