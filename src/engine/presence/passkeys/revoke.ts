import type { Engine } from '../../engine.ts';
import { revokedEvent } from '../events.ts';
import { nameOf } from '../../name-of.ts';
import { sendNotice, tellPerson } from '../tell.ts';
import { unknownPasskey } from './vouch.ts';

/**
 * Takes a passkey out of use; what it signed stays signed. `by` is its owner, or null for an operator.
 * Doing so twice is doing so once. Throws `unknown-passkey`, also for somebody else's.
 */
export async function revoke(
  engine: Engine,
  given: { readonly passkey: string; readonly by: string | null },
): Promise<void> {
  const notice = await engine.store.transaction(async (tx) => {
    const passkey = await tx.presence.lockPasskey(given.passkey);
    if (passkey === null) throw unknownPasskey();
    if (given.by !== null && given.by !== passkey.person) throw unknownPasskey();
    if (passkey.revokedAt !== null) return null;
    const now = engine.clock.now();
    await tx.presence.revokePasskey(passkey.id, now, given.by ?? 'operator');
    const name = nameOf(engine, passkey.person);
    await tx.appendToLedger(revokedEvent(passkey, name, given.by, now));
    const who = given.by === null ? 'An operator' : 'Somebody signed in as you';
    return tellPerson(
      tx,
      engine,
      passkey.person,
      'passkey-revoked',
      `${who} revoked your passkey “${passkey.name}”. What it signed before stays signed.`,
    );
  });
  if (notice !== null) sendNotice(engine, notice);
}
