import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { instantAfter } from '../../engine/engine.ts';
import { sha256 } from '../../engine/sha256.ts';
import type { AppDeps } from '../app-deps.ts';
import type { AppEnv } from '../app-env.ts';
import { SESSION_SECONDS, sessionCookieName, sessionCookieOptions } from '../session-cookie.ts';

/**
 * Signs a person in, in this browser. Always under a new secret, and whatever session was there before ends:
 * a cookie that somebody else planted is worth nothing.
 */
export async function openSession(
  deps: AppDeps,
  c: Context<AppEnv>,
  person: string,
): Promise<void> {
  const { store, clock } = deps.engine;
  await forgetSession(deps, c);
  const secret = deps.newSecret();
  const expiresAt = instantAfter(clock.now(), SESSION_SECONDS * 1000);
  await store.insertSession(sha256(secret), person, expiresAt);
  setCookie(c, sessionCookieName(deps.publicUrl), secret, {
    ...sessionCookieOptions(deps.publicUrl),
    maxAge: SESSION_SECONDS,
  });
}

/** Ends the browser's session, if it has one. */
export async function closeSession(deps: AppDeps, c: Context<AppEnv>): Promise<void> {
  await forgetSession(deps, c);
  const cookie = sessionCookieName(deps.publicUrl);
  deleteCookie(c, cookie, sessionCookieOptions(deps.publicUrl));
}

async function forgetSession({ engine, publicUrl }: AppDeps, c: Context<AppEnv>): Promise<void> {
  const secret = getCookie(c, sessionCookieName(publicUrl));
  if (secret !== undefined) await engine.store.deleteSession(sha256(secret));
}
