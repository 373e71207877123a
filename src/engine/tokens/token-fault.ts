import type { CatalogIndex } from '../../core/catalog/compile.ts';
import type { Token } from './types.ts';

/** Why a token does not work, for whoever holds it. */
export interface TokenFault {
  readonly code: 'token-revoked' | 'token-expired' | 'token-owner-left' | 'token-altered';
  readonly message: string;
  readonly advice: string;
}

/** Null for a token that works at `now`. One whose owner is not in the roster, or left it, does not. */
export function tokenFault(
  token: Token,
  people: CatalogIndex['people'],
  now: string,
): TokenFault | null {
  const name = givenName(token.name);
  const { revoked, expiresAt, owner, replacedBy } = token;
  if (revoked !== null && replacedBy !== null) {
    return {
      code: 'token-revoked',
      message: `The token ${name} was replaced on ${dayOf(revoked.at)}.`,
      advice: `Put the secret of the newer one, ${givenName(replacedBy)}, into HOLDPOINT_TOKEN.`,
    };
  }
  if (revoked !== null) {
    return {
      code: 'token-revoked',
      message: `The token ${name} was revoked on ${dayOf(revoked.at)}: ${revoked.why}.`,
      advice: renew(name),
    };
  }
  if (expiresAt !== null && expiresAt <= now) {
    return {
      code: 'token-expired',
      message: `The token ${name} came to its end on ${dayOf(expiresAt)}.`,
      advice: renew(name),
    };
  }
  if (owner !== null && people.get(owner)?.active !== true) {
    return {
      code: 'token-owner-left',
      message: `The token ${name} belongs to ${owner}, who is not in the roster any more.`,
      advice: `Let somebody else own it: holdpoint token create ${name} --replaces ${name} --owner PERSON, on the server.`,
    };
  }
  return null;
}

/** The name that a token was given, also of one that was set aside for another of the same name. */
export function givenName(name: string): string {
  return name.replace(/~\d+$/, '');
}

function renew(name: string): string {
  return `Make another with holdpoint token create ${name} --replaces ${name}, on the server, and put it into HOLDPOINT_TOKEN.`;
}

function dayOf(at: string): string {
  return at.slice(0, 10);
}
