/** Tokens: of an installation for an hour, or of a person for good. */
import type { Account, Installation, Repo } from './types.ts';
import { nextId, nowIn, scrambled, type World } from './world.ts';

export type Token =
  | {
      readonly kind: 'installation';
      readonly id: number;
      readonly installation: Installation;
      /** Those it was asked for; null for all of the installation. */
      readonly repositories: readonly Repo[] | null;
      readonly permissions: Readonly<Record<string, string>>;
      /** ISO 8601. */
      expiresAt: string;
    }
  | { readonly kind: 'user'; readonly id: number; readonly account: Account; revoked: boolean };

const LIFETIME_MS = 60 * 60 * 1000;

export function issueInstallationToken(
  world: World,
  installation: Installation,
  repositories: readonly Repo[] | null,
  permissions: Readonly<Record<string, string>>,
): { readonly value: string; readonly expiresAt: string } {
  const value = `ghs_${scrambled(world, 36)}`;
  const expires = new Date(Date.parse(nowIn(world)) + LIFETIME_MS);
  const expiresAt = expires.toISOString().replace(/\.\d{3}Z$/, 'Z');
  const id = nextId(world);
  const token = { installation, repositories, permissions, expiresAt, id };
  world.tokens.set(value, { kind: 'installation', ...token });
  return { value, expiresAt };
}

export function issueUserToken(world: World, account: Account): string {
  const value = `ghp_${scrambled(world, 36)}`;
  world.tokens.set(value, { kind: 'user', id: nextId(world), account, revoked: false });
  return value;
}

/** The token by its value, as long as it counts. */
export function validToken(world: World, value: string): Token | null {
  const token = world.tokens.get(value);
  if (token === undefined) return null;
  if (token.kind === 'user') return token.revoked || token.account.deleted ? null : token;
  const gone = !world.installations.includes(token.installation);
  const late = Date.parse(token.expiresAt) <= Date.parse(world.clock.now());
  return gone || late ? null : token;
}

/** From now on no token that was issued counts any more. */
export function expireTokens(world: World): void {
  const past = new Date(Date.parse(world.clock.now()) - 1000).toISOString();
  for (const token of world.tokens.values()) {
    if (token.kind === 'installation') token.expiresAt = past;
    else token.revoked = true;
  }
}
