import { canonicalJson } from '../../../core/change/canonical-json.ts';
import { EngineFault } from '../../fault.ts';
import type { StoreTransaction } from '../../ports.ts';
import type { StatementPurpose, StatementSubject } from './statement.ts';
import type { StoredChallenge } from '../types.ts';

/** What must have been shown under a nonce. */
export interface Shown {
  readonly nonce: string;
  /** Null where the passkey is to tell who it is. */
  readonly person: string | null;
  readonly purpose: StatementPurpose;
  /** Null where what is signed brings it along, as a name does. */
  readonly subject: StatementSubject | null;
}

/**
 * Uses up what was shown under a nonce, if it was this and is still good. Throws `unknown-challenge`,
 * `challenge-expired` or `other-statement`; then the transaction must not be kept.
 */
export async function takeStatement(
  tx: StoreTransaction,
  shown: Shown,
  now: string,
): Promise<StoredChallenge> {
  const challenge = await tx.presence.useChallenge(shown.nonce, now);
  if (challenge === null) throw unknownChallenge();
  if (challenge.expiresAt <= now) throw expired();
  if (!isWhatWasShown(challenge, shown)) throw otherStatement();
  return challenge;
}

function isWhatWasShown(challenge: StoredChallenge, shown: Shown): boolean {
  if (challenge.person !== shown.person || challenge.purpose !== shown.purpose) return false;
  if (shown.subject === null) return true;
  const { subject } = JSON.parse(challenge.statement) as { readonly subject: unknown };
  return canonicalJson(subject) === canonicalJson(shown.subject);
}

function unknownChallenge(): EngineFault {
  return new EngineFault(
    'unknown-challenge',
    'This was signed for nothing that is open here: a signature counts once, and only where it was asked for.',
    'Reload the page and sign again.',
  );
}

function expired(): EngineFault {
  return new EngineFault(
    'challenge-expired',
    'What you signed was shown to you more than five minutes ago.',
    'Read it again and sign anew.',
  );
}

function otherStatement(): EngineFault {
  return new EngineFault(
    'other-statement',
    'What was signed is not what is being asked for.',
    'Reload the page, read what it says now, and sign that.',
  );
}
