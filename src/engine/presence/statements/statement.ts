import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../core/change/canonical-json.ts';
import type { Json } from '../../../core/change/canonical-json.ts';

/** What a signature is for. One given for a purpose is worth nothing for another. */
export type StatementPurpose =
  | 'answer'
  | 'exception'
  | 'directive'
  | 'policy'
  | 'acceptance'
  | 'review'
  | 'statement'
  | 'explanation'
  | 'audit'
  | 'grant'
  | 'resume'
  | 'plan'
  /** Goes along to the identity provider as a nonce; it signs it in its identity token. */
  | 'prove'
  /** Makes a passkey; signed by nobody yet. */
  | 'enrol'
  /** Vouches for the passkey of somebody, or for a further one of one's own. */
  | 'vouch'
  | 'sign-in';

export type StatementSubject = Readonly<Record<string, Json>>;

/** What a person signs with their passkey: all that they know when they decide, and for how long it holds. */
export interface SignedStatement {
  readonly format: 1;
  readonly purpose: StatementPurpose;
  /** Person id; null where the passkey is to tell who it is. */
  readonly person: string | null;
  /** Plain data, whatever the purpose needs. Compared in canonical form. */
  readonly subject: StatementSubject;
  readonly nonce: string;
  /** ISO instants. */
  readonly issuedAt: string;
  readonly expiresAt: string;
}

/** How long somebody has to sign what they were shown, in milliseconds. */
export const STATEMENT_LIFETIME = 5 * 60 * 1000;

/** RFC 8785 text of a statement. Throws a `TypeError` on what JSON cannot carry. */
export function statementText(statement: SignedStatement): string {
  return canonicalJson(statement);
}

/** Base64url of the SHA-256 of a statement's canonical text: what the passkey is asked to sign over. */
export function challengeOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('base64url');
}
