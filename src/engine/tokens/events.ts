import type { LedgerEvent } from '../ports.ts';
import type { NewToken, Revocation, TokenScope } from './types.ts';

const MAY: Readonly<Record<TokenScope, string>> = {
  submit: 'submit and wait',
  scim: 'say who there is and who has left (SCIM)',
};

export function createdEvent(token: NewToken, replaces: string | null): LedgerEvent {
  const { name, scope, owner, slots, expiresAt, createdBy, createdAt } = token;
  const ends = expiresAt === null ? '' : ` until ${expiresAt}`;
  const whose = owner === null ? 'nobody owns it' : `${owner} owns it`;
  const where = slots === null ? '' : ` for ${slots.join(', ')}`;
  const instead = replaces === null ? '' : `, in the place of ${replaces}`;
  return {
    kind: 'token.created',
    at: createdAt,
    case: null,
    actor: null,
    text: `A token was made for ${name}${instead}; ${whose}, and it can ${MAY[scope]}${where}${ends}, and never answer`,
    body: { name, scope, owner, slots, expiresAt, createdBy, replaces },
  };
}

/** `name` is what it was called, `keptAs` what its row is called from now on. */
export function revokedEvent(
  name: string,
  keptAs: string,
  { at, by, why }: Revocation,
): LedgerEvent {
  return {
    kind: 'token.revoked',
    at,
    case: null,
    actor: null,
    text: `The token ${name} was revoked: ${why}`,
    body: { name, keptAs, by, reason: why },
  };
}
