import type { Engine } from '../../engine.ts';
import type { StoreTransaction } from '../../ports.ts';
import { regressedEvent } from '../events.ts';
import { RegressedFault } from '../passkeys/regressed.ts';
import { nameOf } from '../../name-of.ts';
import { sendNotice, tellPerson } from '../tell.ts';

/**
 * A transaction in which signatures are taken. Where one is refused nothing of it is kept, except that a
 * passkey that may have been copied is written down, and its owner told.
 */
export async function signedTransaction<T>(
  engine: Engine,
  work: (tx: StoreTransaction) => Promise<T>,
): Promise<T> {
  try {
    return await engine.store.transaction(work);
  } catch (fault) {
    if (fault instanceof RegressedFault) await writeDown(engine, fault);
    throw fault;
  }
}

async function writeDown(engine: Engine, { passkey, counter, message }: RegressedFault) {
  const notice = await engine.store.transaction(async (tx) => {
    const name = nameOf(engine, passkey.person);
    await tx.appendToLedger(regressedEvent(passkey, counter, name, engine.clock.now()));
    return tellPerson(
      tx,
      engine,
      passkey.person,
      'passkey-refused',
      `${message} A signature with it was refused. If you did not sign just now, revoke it.`,
    );
  });
  sendNotice(engine, notice);
}
