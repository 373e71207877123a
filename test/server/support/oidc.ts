/** A server whose people sign in at an identity provider, and browsers that go there and come back. */
import { expect } from 'vitest';
import { systemIds } from '../../../src/server/adapters/ids.ts';
import type { ServerOptions } from '../../../src/server/open/start-server.ts';
import { openIdConnect } from '../../../src/server/sign-in/openid-connect.ts';
import {
  CLIENT,
  startOidcProvider,
  type Claims,
  type Lies,
  type OidcProvider,
} from '../../support/oidc-provider.ts';
import { freshStore, type FreshStore } from '../../support/store.ts';
import { startTestServer, type TestServer, type TestServerOptions } from './server.ts';
import { sender, type Send } from './visitors.ts';

export interface Away {
  readonly cookie: string;
  readonly callback: string;
}

export interface Back {
  readonly to: string | null;
  /** The session's cookie, or null where there is none. */
  readonly session: string | null;
}

export interface OidcStage {
  readonly fresh: FreshStore;
  readonly provider: OidcProvider;
  readonly server: TestServer;
  /** Goes to the provider and stops short of coming back. */
  goThere(claims: Claims, lies?: Lies, query?: string): Promise<Away>;
  /** Brings back what the provider gave; `more` are further cookies. */
  comeBack(away: Away, more?: string): Promise<Back>;
  /** A session of whoever the provider says signs in. */
  signIn(claims: Claims): Promise<{ readonly send: Send; readonly cookie: string }>;
  close(): Promise<void>;
}

export async function oidcStage(
  options: TestServerOptions = {},
  more: Partial<ServerOptions> = {},
): Promise<OidcStage> {
  const [fresh, provider] = await Promise.all([freshStore(), startOidcProvider()]);
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
  const server = await startTestServer(fresh.store, {
    time,
    ...options,
    server: { signIn, ...more },
  });
  const goThere: OidcStage['goThere'] = async (claims, lies = {}, query = '') => {
    provider.next(claims, lies);
    const begun = await fetch(`${server.url}/api/sign-in/oidc${query}`, { redirect: 'manual' });
    expect(begun.status).toBe(302);
    const cookie = begun.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^holdpoint_away=\S+; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/);
    const there = await fetch(begun.headers.get('location') ?? '', { redirect: 'manual' });
    return { cookie: cookie.split(';')[0] ?? '', callback: there.headers.get('location') ?? '' };
  };
  const comeBack: OidcStage['comeBack'] = async ({ cookie, callback }, also = '') => {
    const headers = { cookie: `${cookie}${also}` };
    const back = await fetch(callback, { redirect: 'manual', headers });
    expect(back.status).toBe(302);
    const session = back.headers
      .getSetCookie()
      .find((each) => each.startsWith('holdpoint_session='));
    return { to: back.headers.get('location'), session: session?.split(';')[0] ?? null };
  };
  return {
    fresh,
    provider,
    server,
    goThere,
    comeBack,
    signIn: async (claims) => {
      const cookie = (await comeBack(await goThere(claims))).session ?? '';
      return { cookie, send: sender(server.url, { origin: server.url, cookie }) };
    },
    close: async () => {
      await server.close();
      await provider.close();
      await fresh.drop();
    },
  };
}

/** Seconds as identity providers tell them. */
export function secondsAgo(seconds: number): number {
  return Math.floor(Date.now() / 1000) - seconds;
}
