import { instantAfter, type Engine } from '../../engine.ts';
import { EngineFault } from '../../fault.ts';
import { presenceOf } from './presence-of.ts';
import { challengeOf, STATEMENT_LIFETIME, statementText } from './statement.ts';
import type { SignedStatement, StatementPurpose, StatementSubject } from './statement.ts';
import type { AssertionOptions, Challenge, CredentialDescriptor, Passkey } from '../types.ts';
import { isUsable } from '../passkeys/usable.ts';

/** What is to be signed, by whom and what for. */
export interface Asked {
  readonly person: string;
  readonly purpose: StatementPurpose;
  readonly subject: StatementSubject;
}

/**
 * Writes down what a person is shown, so that it can be signed once within five minutes by a passkey of
 * theirs. Throws `no-passkey` where they have none that is usable, or `no-presence`.
 */
export async function issueChallenge(engine: Engine, asked: Asked): Promise<Challenge> {
  presenceOf(engine);
  const own = (await engine.store.presence.passkeysOf(asked.person)).filter(isUsable);
  if (own.length === 0) throw noPasskey();
  const { statement, challenge } = await keepStatement(engine, asked);
  return { statement, options: optionsFor(engine, challenge, own) };
}

/** Writes a statement down and gives the challenge that its signature is over. */
export async function keepStatement(
  engine: Engine,
  asked: Omit<Asked, 'person'> & { readonly person: string | null },
): Promise<{ readonly statement: SignedStatement; readonly challenge: string }> {
  const { person, purpose, subject } = asked;
  const now = engine.clock.now();
  const statement: SignedStatement = {
    format: 1,
    purpose,
    person,
    subject,
    nonce: presenceOf(engine).newSecret(),
    issuedAt: now,
    expiresAt: instantAfter(now, STATEMENT_LIFETIME),
  };
  const text = statementText(statement);
  const { nonce, expiresAt } = statement;
  await engine.store.transaction((tx) =>
    tx.presence.insertChallenge({ nonce, person, purpose, statement: text, expiresAt }, now),
  );
  return { statement, challenge: challengeOf(text) };
}

/** Options for a browser; no passkeys for whichever the person chooses. */
export function optionsFor(
  engine: Engine,
  challenge: string,
  passkeys: readonly Passkey[],
): AssertionOptions {
  return {
    challenge,
    rpId: presenceOf(engine).relyingParty().id,
    timeout: STATEMENT_LIFETIME,
    userVerification: 'required',
    allowCredentials: passkeys.map(descriptorOf),
  };
}

export function descriptorOf({ id, transports }: Passkey): CredentialDescriptor {
  return { id, type: 'public-key', transports };
}

function noPasskey(): EngineFault {
  return new EngineFault(
    'no-passkey',
    'You have no passkey here that could sign this.',
    'Enrol one on your page, then come back and answer.',
  );
}
