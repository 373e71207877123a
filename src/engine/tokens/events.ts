import type { LedgerEvent } from '../ports.ts';
import { sha256 } from '../sha256.ts';
import { canDo } from './scopes.ts';
import type { NewToken, Revocation, Token } from './types.ts';

export function createdEvent(token: NewToken, replaces: string | null): LedgerEvent {
  const { name, scopes, owner, slots, expiresAt, createdBy, createdAt } = token;
  const fingerprint = sha256(token.sha256);
  const instead = replaces === null ? '' : `, in the place of ${replaces}`;
  return {
    kind: 'token.created',
    at: createdAt,
    case: null,
    actor: null,
    text: `A token was made for ${name}${instead}; ${termsOf(token)}`,
    body: { name, scopes, owner, slots, expiresAt, createdBy, replaces, fingerprint },
  };
}

/** Of a token from before scopes were told apart: what it may from now on is what binds. */
export function keptEvent(token: Token, at: string): LedgerEvent {
  const { name, scopes, owner, slots, expiresAt, createdBy, fingerprint } = token;
  return {
    kind: 'token.kept',
    at,
    case: null,
    actor: null,
    text: `The token ${name} was made before tokens had scopes, and is kept; ${termsOf(token)}`,
    body: { name, scopes, owner, slots, expiresAt, createdBy, fingerprint },
  };
}

function termsOf({
  scopes,
  owner,
  slots,
  expiresAt,
}: Pick<Token, 'scopes' | 'owner' | 'slots' | 'expiresAt'>): string {
  const ends = expiresAt === null ? '' : ` until ${expiresAt}`;
  const whose = owner === null ? 'nobody owns it' : `${owner} owns it`;
  const where = slots === null ? '' : ` for ${slots.join(', ')}`;
  return `${whose}, and it can ${canDo(scopes)}${where}${ends}, and never answer`;
}

/** `keptAs` is what its row is called from now on. */
export function revokedEvent(
  { name, fingerprint }: Pick<Token, 'name' | 'fingerprint'>,
  keptAs: string,
  { at, by, why }: Revocation,
): LedgerEvent {
  return {
    kind: 'token.revoked',
    at,
    case: null,
    actor: null,
    text: `The token ${name} was revoked: ${why}`,
    body: { name, keptAs, by, reason: why, fingerprint },
  };
}
