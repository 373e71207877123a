import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { CookieOptions } from 'hono/utils/cookie';
import { z } from 'zod';
import type { AppEnv } from '../app-env.ts';
import type { Attempt } from './identity-provider.ts';

/** How long somebody may take at the identity provider, in seconds. */
const SECONDS = 10 * 60;

const AttemptSchema = z.object({
  state: z.string().min(1).max(200),
  nonce: z.string().min(1).max(200),
  verifier: z.string().min(1).max(200),
  returnTo: z.string().max(500),
  proves: z.boolean(),
}) satisfies z.ZodType<Attempt>;

/**
 * Keeps in this very browser what it has to bring back. Sent along when the provider sends it back to us,
 * which `Strict` would not be.
 */
export function keepAttempt(c: Context<AppEnv>, publicUrl: URL | null, attempt: Attempt): void {
  const text = Buffer.from(JSON.stringify(attempt)).toString('base64url');
  setCookie(c, nameFor(publicUrl), text, { ...optionsFor(publicUrl), maxAge: SECONDS });
}

/** What this browser kept, once; null where there is nothing, or nothing that makes sense. */
export function takeAttempt(c: Context<AppEnv>, publicUrl: URL | null): Attempt | null {
  const text = getCookie(c, nameFor(publicUrl));
  if (text === undefined) return null;
  deleteCookie(c, nameFor(publicUrl), optionsFor(publicUrl));
  try {
    const kept: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return AttemptSchema.safeParse(kept).data ?? null;
  } catch {
    return null;
  }
}

function nameFor(publicUrl: URL | null): string {
  return isSecure(publicUrl) ? '__Host-holdpoint_away' : 'holdpoint_away';
}

function optionsFor(publicUrl: URL | null): CookieOptions {
  return { httpOnly: true, sameSite: 'Lax', path: '/', secure: isSecure(publicUrl) };
}

function isSecure(publicUrl: URL | null): boolean {
  return publicUrl?.protocol === 'https:';
}
