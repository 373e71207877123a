import type { Engine } from '../../engine.ts';
import { EngineFault } from '../../fault.ts';
import type { StoreTransaction } from '../../ports.ts';
import { isInLedger } from '../proof/is-in-ledger.ts';
import { proofDigest } from '../proof/proof-digest.ts';
import type { Asked } from './issue-challenge.ts';
import { activePerson, presenceOf } from './presence-of.ts';
import { refuseRegressed } from '../passkeys/regressed.ts';
import { challengeOf } from './statement.ts';
import { takeStatement } from './take-statement.ts';
import type { GivenPresence, Passkey, Proof, SignedProof, StoredChallenge } from '../types.ts';
import { isUsable } from '../passkeys/usable.ts';

/** What should have been signed, and what came back from the browser. */
export type GivenAssertion = Asked & GivenPresence;

/**
 * Takes a person's signature over exactly this subject and keeps the proof of it, within the transaction
 * that it counts in. Throws an `EngineFault` (`unknown-challenge`, `challenge-expired`, `other-statement`,
 * `bad-assertion`, `passkey-regressed`); then the transaction must not be kept. Run it by
 * `signedTransaction`, which writes down what must not be forgotten.
 */
export async function takeAssertion(
  tx: StoreTransaction,
  engine: Engine,
  given: GivenAssertion,
): Promise<Proof> {
  const { person, purpose, subject, nonce } = given;
  const now = engine.clock.now();
  const challenge = await takeStatement(tx, { nonce, person, purpose, subject }, now);
  const proof = await takeSigned(tx, engine, challenge, given, person, now);
  await tx.presence.insertProof(proof);
  return proof;
}

/** The part that is the same whether or not it is known beforehand who signs, and whether it is kept. */
export async function takeSigned(
  tx: StoreTransaction,
  engine: Engine,
  challenge: StoredChallenge,
  { response }: GivenPresence,
  person: string,
  now: string,
): Promise<Proof> {
  const { authenticators, relyingParty } = presenceOf(engine);
  const passkey = await tx.presence.lockPasskey(response.id);
  if (passkey === null || passkey.person !== person || !isUsable(passkey)) throw notTheirs();
  if (activePerson(engine, person) === null) throw notTheirs();
  if (!(await isInLedger(tx, passkey))) throw notTheirs();
  const checked = await authenticators.checkAssertion(response, passkey.publicKey, {
    challenge: challengeOf(challenge.statement),
    relyingParty: relyingParty(),
  });
  if (checked.kind === 'refused') throw badAssertion(checked.why);
  refuseRegressed(passkey, checked.counter);
  const proof = proofOf(challenge, passkey, { nonce: challenge.nonce, response }, now);
  await tx.presence.usePasskey(passkey.id, now, checked.counter);
  return proof;
}

function proofOf(
  { purpose, statement }: StoredChallenge,
  passkey: Passkey,
  { response: { response } }: GivenPresence,
  at: string,
): Proof {
  const signed: SignedProof = {
    statement,
    credential: passkey.id,
    publicKey: passkey.publicKey,
    clientDataJSON: response.clientDataJSON,
    authenticatorData: response.authenticatorData,
    signature: response.signature,
  };
  return { digest: proofDigest(signed), person: passkey.person, purpose, at, signed };
}

/** One answer for unknown, waiting, revoked and foreign ones: whoever asks learns nothing of them. */
export function notTheirs(): EngineFault {
  return new EngineFault(
    'bad-assertion',
    'This passkey cannot sign for you here: it is not enrolled, was revoked, or is somebody else’s.',
    'Use one that your page lists as enrolled.',
  );
}

function badAssertion(why: string): EngineFault {
  return new EngineFault(
    'bad-assertion',
    `The passkey’s signature was refused: ${why}.`,
    'Try again, with the fingerprint, face or PIN that your passkey asks for.',
  );
}
