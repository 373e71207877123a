import type { CookieOptions } from 'hono/utils/cookie';

/** How long somebody stays signed in, in seconds. */
export const SESSION_SECONDS = 12 * 60 * 60;

/** With `__Host-` browsers see to it that nobody but this very host can set the cookie. */
export function sessionCookieName(publicUrl: URL | null): string {
  return isSecure(publicUrl) ? '__Host-holdpoint' : 'holdpoint_session';
}

export function sessionCookieOptions(publicUrl: URL | null): CookieOptions {
  return { httpOnly: true, sameSite: 'Strict', path: '/', secure: isSecure(publicUrl) };
}

function isSecure(publicUrl: URL | null): boolean {
  return publicUrl?.protocol === 'https:';
}
