import type { TokenScope } from './scopes.ts';

/** What a token lets its holder do and hand in, and whose hand it is. */
export interface TokenTerms {
  readonly name: string;
  /** At least one, in the order of `TOKEN_SCOPES`. */
  readonly scopes: readonly TokenScope[];
  /** Id of the person whose hand it is; null for a machine that nobody owns. */
  readonly owner: string | null;
  /** Slots that it may hand in for, each with all that lies below it; null for any. */
  readonly slots: readonly string[] | null;
}

/** A machine's token as it is kept. Never its secret, nor the secret's hash. */
export interface Token extends TokenTerms {
  /** Hash of its secret's hash, by which the ledger knows it: nobody puts another secret in its place unseen. */
  readonly fingerprint: string;
  readonly createdAt: string;
  /** Whom the operator's shell belonged to; null where nobody said so. */
  readonly createdBy: string | null;
  /** ISO instant from which it no longer works; null for one without an end. */
  readonly expiresAt: string | null;
  /** Within five minutes; null for one that was never used. */
  readonly lastUsedAt: string | null;
  readonly revoked: Revocation | null;
  /** Name of the token that took its place, or null. */
  readonly replacedBy: string | null;
}

export interface Revocation {
  readonly at: string;
  readonly by: string | null;
  readonly why: string;
}

/** A token that is about to be made. */
export type NewToken = Pick<
  Token,
  'name' | 'scopes' | 'owner' | 'slots' | 'createdAt' | 'createdBy' | 'expiresAt'
> & { readonly sha256: string };
