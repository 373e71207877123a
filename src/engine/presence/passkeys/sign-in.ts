import type { Engine } from '../../engine.ts';
import { keepStatement, optionsFor } from '../statements/issue-challenge.ts';
import { signedTransaction } from '../proof/signed-transaction.ts';
import { notTheirs, takeSigned } from '../statements/take-assertion.ts';
import { takeStatement } from '../statements/take-statement.ts';
import type { Challenge, GivenPresence } from '../types.ts';

/** What somebody signs to sign in, with whichever passkey they choose. */
export async function challengeSignIn(engine: Engine): Promise<Challenge> {
  const asked = { person: null, purpose: 'sign-in', subject: {} } as const;
  const { statement, challenge } = await keepStatement(engine, asked);
  return { statement, options: optionsFor(engine, challenge, []) };
}

/** Id of the person whose passkey signed. Throws as `takeAssertion` does. */
export async function signInByPasskey(engine: Engine, given: GivenPresence): Promise<string> {
  return signedTransaction(engine, async (tx) => {
    const now = engine.clock.now();
    const shown = { nonce: given.nonce, person: null, purpose: 'sign-in', subject: {} } as const;
    const challenge = await takeStatement(tx, shown, now);
    const passkey = await tx.presence.findPasskey(given.response.id);
    if (passkey === null) throw notTheirs();
    await takeSigned(tx, engine, challenge, given, passkey.person, now);
    return passkey.person;
  });
}
