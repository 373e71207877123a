import type { Engine } from '../engine.ts';
import { EngineFault } from '../fault.ts';
import { revokedEvent } from './events.ts';

export interface RevocationAsked {
  readonly name: string;
  readonly why: string;
  readonly by: string | null;
}

/** Takes a token out of use from the next request on. Throws `unknown-token` or `already-revoked`. */
export async function revokeToken(
  { store, clock }: Pick<Engine, 'store' | 'clock'>,
  { name, why, by }: RevocationAsked,
): Promise<void> {
  await store.transaction(async (tx) => {
    const token = await tx.tokens.lockToken(name);
    if (token === null) throw unknownToken(name);
    if (token.revoked !== null) {
      throw new EngineFault(
        'already-revoked',
        `The token ${name} was revoked at ${token.revoked.at} already: ${token.revoked.why}.`,
        'Nothing has to be done.',
      );
    }
    const revocation = { at: clock.now(), by, why };
    await tx.tokens.revoke(name, revocation);
    await tx.appendToLedger(revokedEvent(token, name, revocation));
  });
}

export function unknownToken(name: string): EngineFault {
  return new EngineFault(
    'unknown-token',
    `There is no token of the name ${name}.`,
    'See holdpoint token list.',
  );
}
