import type { Engine } from '../../engine.ts';
import { EngineFault } from '../../fault.ts';
import type { StoreTransaction } from '../../ports.ts';
import { sha256 } from '../../sha256.ts';
import { unknownPerson } from './ask-enrolment.ts';
import { enrolledEvent, requestedEvent } from '../events.ts';
import type { CheckedRegistration } from '../ports.ts';
import { activePerson, presenceOf } from '../statements/presence-of.ts';
import { challengeOf } from '../statements/statement.ts';
import { takeStatement } from '../statements/take-statement.ts';
import { nameOf } from '../../name-of.ts';
import { sendNotice, tellPerson } from '../tell.ts';
import type { Notice, Passkey, RegistrationResponse, StoredChallenge, Voucher } from '../types.ts';

/** By what somebody asks to enrol: their session, or an operator's link. */
export type EnrolmentGround =
  | { readonly kind: 'session'; readonly person: string }
  | { readonly kind: 'link'; readonly secret: string };

export interface GivenEnrolment {
  readonly ground: EnrolmentGround;
  readonly nonce: string;
  readonly response: RegistrationResponse;
}

/**
 * Keeps a new passkey. It can sign at once where an operator's link vouches for it. What a session asks for
 * waits, however fresh and strong the session is: an agent may hold its cookie. Throws `unknown-link`, `bad-passkey`,
 * `passkey-taken`, `unknown-person`, or what `takeStatement` throws.
 */
export async function enrol(engine: Engine, given: GivenEnrolment): Promise<Passkey> {
  const { passkey, notice } = await engine.store.transaction(async (tx) => {
    const now = engine.clock.now();
    const { person, voucher } = await groundOf(tx, given.ground, now);
    if (activePerson(engine, person) === null) throw unknownPerson(person);
    const { nonce, response } = given;
    const challenge = await takeStatement(
      tx,
      { nonce, person, purpose: 'enrol', subject: null },
      now,
    );
    const made = await check(engine, challenge, response);
    const passkey = passkeyOf(person, labelOf(challenge), made, voucher, now);
    if (!(await tx.presence.insertPasskey(passkey))) throw taken();
    return { passkey, notice: await writeDown(engine, tx, passkey) };
  });
  sendNotice(engine, notice);
  return passkey;
}

async function groundOf(
  tx: StoreTransaction,
  ground: EnrolmentGround,
  now: string,
): Promise<{ readonly person: string; readonly voucher: Voucher | null }> {
  if (ground.kind === 'link') {
    const person = await tx.presence.useLink(sha256(ground.secret), now);
    if (person === null) throw unknownLink();
    return { person, voucher: { kind: 'operator' } };
  }
  return { person: ground.person, voucher: null };
}

async function check(engine: Engine, challenge: StoredChallenge, response: RegistrationResponse) {
  const { authenticators, relyingParty } = presenceOf(engine);
  const checked = await authenticators.checkRegistration(response, {
    challenge: challengeOf(challenge.statement),
    relyingParty: relyingParty(),
  });
  if (checked.kind === 'verified') return checked;
  throw new EngineFault(
    'bad-passkey',
    `The new passkey was refused: ${checked.why}.`,
    'Try again with a passkey that asks for a fingerprint, face or PIN.',
  );
}

function labelOf({ statement }: StoredChallenge): string {
  return (JSON.parse(statement) as { readonly subject: { readonly name: string } }).subject.name;
}

function passkeyOf(
  person: string,
  name: string,
  made: Extract<CheckedRegistration, { kind: 'verified' }>,
  voucher: Voucher | null,
  now: string,
): Passkey {
  return {
    id: made.credential,
    person,
    name,
    publicKey: made.publicKey,
    algorithm: made.algorithm,
    counter: made.counter,
    transports: made.transports,
    requestedAt: now,
    enrolledAt: voucher === null ? null : now,
    vouchedBy: voucher,
    lastUsedAt: null,
    revokedAt: null,
    revokedBy: null,
  };
}

async function writeDown(engine: Engine, tx: StoreTransaction, passkey: Passkey): Promise<Notice> {
  const name = nameOf(engine, passkey.person);
  if (passkey.vouchedBy === null) {
    await tx.appendToLedger(requestedEvent(passkey, name));
    return tellPerson(
      tx,
      engine,
      passkey.person,
      'passkey-requested',
      `Somebody signed in as you asked to enrol the passkey “${passkey.name}”. If that was not you, revoke it and tell whoever runs Holdpoint.`,
    );
  }
  return tellEnrolled(engine, tx, passkey, passkey.vouchedBy);
}

/** Writes an enrolment down and tells the owner. */
export async function tellEnrolled(
  engine: Engine,
  tx: StoreTransaction,
  passkey: Passkey,
  by: Voucher,
): Promise<Notice> {
  const site = presenceOf(engine).relyingParty();
  const voucher = voucherWords(engine, by);
  const words = { name: nameOf(engine, passkey.person), voucher };
  await tx.appendToLedger(enrolledEvent(passkey, by, words, site, engine.clock.now()));
  return tellPerson(
    tx,
    engine,
    passkey.person,
    'passkey-enrolled',
    `The passkey “${passkey.name}” can now sign in your name: ${voucher}. If that was not you, revoke it at once.`,
  );
}

function voucherWords(engine: Engine, by: Voucher): string {
  switch (by.kind) {
    case 'identity-provider':
      return 'vouched for by a strong sign-in at the identity provider, made anew for this passkey';
    case 'operator':
      return 'by a one-time link of an operator';
    case 'own-passkey':
      return 'vouched for by another passkey of the same person';
    case 'second-person':
      return `vouched for by ${nameOf(engine, by.person)} with a passkey`;
  }
}

export function unknownLink(): EngineFault {
  return new EngineFault(
    'unknown-link',
    'This link was used already, or is more than 15 minutes old.',
    'Ask the operator for another: holdpoint passkey enrol PERSON.',
  );
}

function taken(): EngineFault {
  return new EngineFault(
    'passkey-taken',
    'This passkey is enrolled here already.',
    'Use it as it is, or make a new one.',
  );
}
