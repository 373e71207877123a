import type { LedgerEvent } from '../ports.ts';
import type { RelyingParty } from './ports.ts';
import type { Passkey, Voucher } from './types.ts';

/** What every entry about a passkey says of it. */
function passkeyBody({ id, person, name, publicKey, algorithm }: Passkey) {
  return { credential: id, person, name, publicKey, algorithm };
}

export function requestedEvent(passkey: Passkey, name: string): LedgerEvent {
  return {
    kind: 'passkey.requested',
    at: passkey.requestedAt,
    case: null,
    actor: passkey.person,
    text: `${name} asked to enrol the passkey “${passkey.name}”; it signs nothing until somebody vouches for it`,
    body: passkeyBody(passkey),
  };
}

/** Carries all that is needed to verify, years later, what the passkey signed. */
export function enrolledEvent(
  passkey: Passkey,
  by: Voucher,
  words: { readonly name: string; readonly voucher: string },
  site: RelyingParty,
  at: string,
): LedgerEvent {
  return {
    kind: 'passkey.enrolled',
    at,
    case: null,
    actor: by.kind === 'second-person' ? by.person : by.kind === 'operator' ? null : passkey.person,
    text: `${words.name}’s passkey “${passkey.name}” was enrolled: ${words.voucher}`,
    body: {
      ...passkeyBody(passkey),
      vouchedBy: by,
      site: { id: site.id, origin: site.origin },
    },
  };
}

export function revokedEvent(
  passkey: Passkey,
  name: string,
  /** Its owner; null for an operator; `closed` where the account was closed. */
  by: string | null,
  at: string,
): LedgerEvent {
  return {
    kind: 'passkey.revoked',
    at,
    case: null,
    actor: by === 'closed' ? null : by,
    text: `${name}’s passkey “${passkey.name}” was revoked${by === null ? ' by an operator' : by === 'closed' ? ', as the account was closed' : ''}; it signs nothing any more`,
    body: passkeyBody(passkey),
  };
}

export function regressedEvent(
  passkey: Passkey,
  counter: number,
  name: string,
  at: string,
): LedgerEvent {
  return {
    kind: 'passkey.refused',
    at,
    case: null,
    actor: passkey.person,
    text: `A signature of ${name}’s passkey “${passkey.name}” was refused: its count went from ${passkey.counter} back to ${counter}, so there may be a copy of it`,
    body: { ...passkeyBody(passkey), counted: passkey.counter, counter },
  };
}

export function linkEvent(
  person: string,
  name: string,
  expiresAt: string,
  at: string,
): LedgerEvent {
  return {
    kind: 'passkey.link-issued',
    at,
    case: null,
    actor: null,
    text: `An operator made a link by which ${name} can enrol a passkey, once, until ${expiresAt}`,
    body: { person, expiresAt },
  };
}
