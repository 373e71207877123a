import type { Context } from 'hono';
import type { AppEnv } from '../app-env.ts';

/** The server's address as this caller knows it. The Host header was checked before. */
export function baseUrlOf(c: Context<AppEnv>, publicUrl: URL | null): string {
  return publicUrl?.origin ?? `http://${c.req.header('host') ?? 'localhost'}`;
}
