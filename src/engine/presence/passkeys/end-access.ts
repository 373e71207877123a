import type { Engine } from '../../engine.ts';
import { revokedEvent } from '../events.ts';
import { nameOf } from '../../name-of.ts';
import { sendNotice, tellPerson } from '../tell.ts';

/**
 * Ends the sessions of everybody who is not active any more, and revokes the passkeys of those whose account
 * was closed: should it be opened again, nothing that was left lying about opens with it. People whom the
 * roster has lost altogether keep their passkeys, which sign nothing meanwhile.
 */
export async function endAccess(engine: Engine): Promise<void> {
  const { store, clock, world, presence } = engine;
  const { people } = world.catalog.catalog;
  const active = people.filter((person) => person.active).map(({ id }) => id);
  await store.keepSessionsOf(active, clock.now());
  const closed = people.filter((person) => !person.active).map(({ id }) => id);
  if (presence === undefined || closed.length === 0) return;
  const kept = await store.presence.keptPasskeysOf(closed);
  for (const { id } of kept) await revokeClosed(engine, id);
}

async function revokeClosed(engine: Engine, id: string): Promise<void> {
  const notice = await engine.store.transaction(async (tx) => {
    const passkey = await tx.presence.lockPasskey(id);
    if (passkey === null || passkey.revokedAt !== null) return null;
    const { person, name } = passkey;
    const now = engine.clock.now();
    await tx.presence.revokePasskey(id, now, 'closed');
    await tx.appendToLedger(revokedEvent(passkey, nameOf(engine, person), 'closed', now));
    const text = `Your account was closed, so your passkey “${name}” was revoked. What it signed before stays signed.`;
    return tellPerson(tx, engine, person, 'passkey-revoked', text);
  });
  if (notice !== null) sendNotice(engine, notice);
}
