import type { EntryFields } from '../../../ledger/entry.ts';
import { canonicalJson } from '../../../core/change/canonical-json.ts';
import { proofDigest } from './proof-digest.ts';
import { checkAssertion } from './signature/check-assertion.ts';
import type { SignedStatement, StatementPurpose } from '../statements/statement.ts';
import type { Proof } from '../types.ts';

/** What an entry of the ledger says was signed. */
export interface Claimed {
  /** Digest of the proof. */
  readonly evidence: unknown;
  readonly person: string | null;
  readonly purpose: StatementPurpose;
  /** These members of the statement's subject, as the entry has them. */
  readonly subject: Readonly<Record<string, unknown>>;
  /** Position of the entry: the passkey must have been enrolled before it, and not revoked. */
  readonly sequence: number;
}

/**
 * Whether somebody signed what an entry claims, by nothing but the proof and the entries about its passkey.
 * Who writes an entry of their own into the database still has no passkey that a person holds.
 */
export function isProved(
  claimed: Claimed,
  proof: Proof | null,
  passkeyEntries: readonly EntryFields[],
): boolean {
  if (proof === null || claimed.evidence !== proofDigest(proof.signed)) return false;
  const { statement: text, ...rest } = proof.signed;
  const statement = readStatement(text);
  const enrolled = enrolmentBefore(proof.signed.credential, claimed.sequence, passkeyEntries);
  if (statement === null || enrolled === null) return false;
  const { body } = enrolled;
  const { id, origin } = (body['site'] ?? {}) as Partial<Record<string, unknown>>;
  if (typeof id !== 'string' || typeof origin !== 'string') return false;
  return (
    statement.purpose === claimed.purpose &&
    statement.person === claimed.person &&
    body['person'] === claimed.person &&
    body['publicKey'] === proof.signed.publicKey &&
    Object.entries(claimed.subject).every(
      ([name, value]) => canonicalJson(statement.subject[name] ?? null) === canonicalJson(value),
    ) &&
    checkAssertion({ ...rest, statement }, { id, origin }, 'proof').length === 0
  );
}

function enrolmentBefore(
  credential: string,
  before: number,
  entries: readonly EntryFields[],
): EntryFields | null {
  const about = entries.filter(
    ({ body, sequence }) => body['credential'] === credential && sequence < before,
  );
  if (about.some(({ kind }) => kind === 'passkey.revoked')) return null;
  return about.find(({ kind }) => kind === 'passkey.enrolled') ?? null;
}

function readStatement(text: string): SignedStatement | null {
  try {
    const value: unknown = JSON.parse(text);
    const isStatement =
      typeof value === 'object' && value !== null && 'subject' in value && value.subject !== null;
    return isStatement && canonicalJson(value) === text ? (value as SignedStatement) : null;
  } catch {
    return null;
  }
}
