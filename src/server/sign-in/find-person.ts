import type { CatalogIndex } from '../../core/catalog/compile.ts';
import type { Person } from '../../core/catalog/types.ts';
import type { Identity } from './identity-provider.ts';

export type FoundPerson =
  | { readonly kind: 'found'; readonly person: Person }
  /** Nobody active is known by it. */
  | { readonly kind: 'unknown-person' }
  /** Its account is one person's, its address another's. */
  | { readonly kind: 'two-people' }
  /** Its address is of somebody whose account the catalog names, and it is not that account. */
  | { readonly kind: 'other-account' };

type Account = Pick<Identity, 'issuer' | 'subject'>;

/**
 * Whom an identity is of: by the identity `oidc:SUBJECT` or `oidc:ISSUER#SUBJECT` in the catalog, or by a
 * verified address. Addresses are passed on from one employee to the next; where the catalog names somebody's
 * account, no other account is them.
 */
export function findPerson(
  roster: CatalogIndex,
  identity: Account & Pick<Identity, 'email'>,
): FoundPerson {
  const bySubject = findAccount(roster, identity);
  const byEmail = isAddress(identity.email) ? roster.personBy(identity.email) : null;
  if (bySubject && byEmail && bySubject.id !== byEmail.id) return { kind: 'two-people' };
  const person = bySubject ?? byEmail;
  if (person?.active !== true) return { kind: 'unknown-person' };
  if (bySubject === null && person.identities.some(isOfProvider)) return { kind: 'other-account' };
  return { kind: 'found', person };
}

/** The catalog finds identities in any case; accounts of a provider may differ in nothing else. */
function findAccount(roster: CatalogIndex, { issuer, subject }: Account): Person | null {
  const names = [`${issuer}#${subject}`, `${bare(issuer)}#${subject}`, subject];
  for (const name of names) {
    const person = roster.personBy(`oidc:${name}`);
    if (person?.identities.some((each) => isAccount(each, { issuer, subject }))) return person;
  }
  return null;
}

const QUALIFIED = /^(https?:\/\/[^#]+)#(.+)$/i;

function isAccount(identity: string, { issuer, subject }: Account): boolean {
  if (!isOfProvider(identity)) return false;
  const account = identity.trim().slice('oidc:'.length);
  const [, of, named] = QUALIFIED.exec(account) ?? [];
  // An account that is called like another provider's is not that one.
  if (of === undefined) return account === subject;
  return named === subject && bare(of) === bare(issuer);
}

function isOfProvider(identity: string): boolean {
  return /^oidc:/i.test(identity.trim());
}

function bare(issuer: string): string {
  return issuer.endsWith('/') ? issuer.slice(0, -1) : issuer;
}

/** One that is the same as another only once its case is folded (the Kelvin sign is no `k`) is none. */
function isAddress(email: string | null): email is string {
  if (email === null || !/^[^\s@]{1,200}@[^\s@]{1,200}$/.test(email)) return false;
  return isPlain(email) === isPlain(email.toLowerCase());
}

function isPlain(text: string): boolean {
  return /^[\x21-\x7e]*$/.test(text);
}
