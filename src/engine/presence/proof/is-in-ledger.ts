import type { StoreTransaction } from '../../ports.ts';
import { parseEntry } from '../../../ledger/entry.ts';
import type { Passkey } from '../types.ts';

/**
 * Whether the ledger tells of the enrolment of exactly this passkey, and of no end of it. Whoever can
 * write to the database can put a row there; the ledger is what they cannot alter unseen.
 */
export async function isInLedger(
  tx: Pick<StoreTransaction, 'presence'>,
  { id, person, publicKey }: Passkey,
): Promise<boolean> {
  const entries = await tx.presence.passkeyEntries([id]);
  const told = entries.map(({ canonical }) => parseEntry(canonical));
  return (
    told.every(({ kind }) => kind !== 'passkey.revoked') &&
    told.some(
      ({ kind, body }) =>
        kind === 'passkey.enrolled' && body['person'] === person && body['publicKey'] === publicKey,
    )
  );
}
