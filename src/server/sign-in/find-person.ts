import type { CatalogIndex } from '../../core/catalog/compile.ts';
import type { Person } from '../../core/catalog/types.ts';
import type { Identity } from './identity-provider.ts';

export type FoundPerson =
  | { readonly kind: 'found'; readonly person: Person }
  /** Nobody active is known by it. */
  | { readonly kind: 'unknown-person' }
  /** Its account is one person's, its address another's. */
  | { readonly kind: 'two-people' };

/** Whom an identity is of: by the identity `oidc:SUBJECT` in the catalog, or by a verified address. */
export function findPerson(
  roster: CatalogIndex,
  { subject, email }: Pick<Identity, 'subject' | 'email'>,
): FoundPerson {
  const bySubject = roster.personBy(`oidc:${subject}`);
  const byEmail = email === null ? null : roster.personBy(email);
  if (bySubject && byEmail && bySubject.id !== byEmail.id) return { kind: 'two-people' };
  const person = bySubject ?? byEmail;
  return person?.active === true ? { kind: 'found', person } : { kind: 'unknown-person' };
}
