import type { Engine } from '../../engine.ts';
import { EngineFault } from '../../fault.ts';
import { sha256 } from '../../sha256.ts';
import { tellEnrolled } from './enrol.ts';
import { issueChallenge } from '../statements/issue-challenge.ts';
import { objectionToVouch } from './may-vouch.ts';
import { signedTransaction } from '../proof/signed-transaction.ts';
import type { StatementSubject } from '../statements/statement.ts';
import { takeAssertion } from '../statements/take-assertion.ts';
import { nameOf } from '../../name-of.ts';
import { sendNotice } from '../tell.ts';
import type { Challenge, GivenPresence, Passkey, Voucher } from '../types.ts';

/** Eight signs that owner and voucher compare, by voice or side by side: another key has others. */
export function checkCode({ publicKey }: Pick<Passkey, 'publicKey'>): string {
  const hex = sha256(publicKey).slice(0, 8).toUpperCase();
  return `${hex.slice(0, 4)}-${hex.slice(4)}`;
}

/** What somebody signs who vouches for a passkey. Throws `unknown-passkey`, `cannot-vouch`, `no-passkey`. */
export async function challengeVouch(
  engine: Engine,
  given: { readonly person: string; readonly passkey: string },
): Promise<Challenge> {
  const passkey = await engine.store.presence.findPasskey(given.passkey);
  if (passkey === null) throw unknownPasskey();
  refuseVoucher(engine, given.person, passkey);
  const subject = vouchSubject(engine, passkey);
  return issueChallenge(engine, { person: given.person, purpose: 'vouch', subject });
}

/**
 * Enrols a waiting passkey by the signature of somebody's own. Throws as `challengeVouch` and
 * `takeAssertion` do.
 */
export async function vouch(
  engine: Engine,
  given: { readonly person: string; readonly passkey: string; readonly presence: GivenPresence },
): Promise<void> {
  const { person, presence } = given;
  const notice = await signedTransaction(engine, async (tx) => {
    const passkey = await tx.presence.lockPasskey(given.passkey);
    if (passkey === null) throw unknownPasskey();
    refuseVoucher(engine, person, passkey);
    const subject = vouchSubject(engine, passkey);
    const asked = { person, purpose: 'vouch', subject, ...presence } as const;
    const { digest } = await takeAssertion(tx, engine, asked);
    const by: Voucher =
      person === passkey.person
        ? { kind: 'own-passkey', proof: digest }
        : { kind: 'second-person', person, proof: digest };
    await tx.presence.enrolPasskey(passkey.id, engine.clock.now(), by);
    return tellEnrolled(engine, tx, passkey, by);
  });
  sendNotice(engine, notice);
}

function vouchSubject(engine: Engine, passkey: Passkey): StatementSubject {
  return {
    passkey: passkey.id,
    owner: passkey.person,
    ownerName: nameOf(engine, passkey.person),
    name: passkey.name,
    publicKey: passkey.publicKey,
    code: checkCode(passkey),
  };
}

function refuseVoucher(engine: Engine, person: string, passkey: Passkey): void {
  const objection = objectionToVouch(engine, person, passkey);
  if (objection === null) return;
  throw new EngineFault(
    'cannot-vouch',
    objection,
    'Ask a senior colleague, or an operator for a link: holdpoint passkey enrol PERSON.',
  );
}

export function unknownPasskey(): EngineFault {
  return new EngineFault(
    'unknown-passkey',
    'There is no such passkey.',
    'Reload the page and choose one that it lists.',
  );
}
