import { EngineFault } from '../../fault.ts';
import type { Engine } from '../../engine.ts';
import type { StoreTransaction } from '../../ports.ts';
import type { GivenPresence } from '../types.ts';
import type { Asked } from './issue-challenge.ts';
import { takeAssertion } from './take-assertion.ts';

/** An act that somebody signs where `asks`, and may sign elsewhere. */
export interface SignableAct extends Asked {
  /** Whether it loosens something for which only a person who is present counts. */
  readonly asks: boolean;
  readonly presence: GivenPresence | undefined;
}

/**
 * Digest of what proves an act, kept within the transaction that it counts in; null where neither a signature
 * is asked for nor one came along. Throws `presence-required`, or what `takeAssertion` throws.
 */
export async function evidenceOf(
  tx: StoreTransaction,
  engine: Engine,
  { asks, presence, ...asked }: SignableAct,
): Promise<string | null> {
  if (presence !== undefined) {
    return (await takeAssertion(tx, engine, { ...asked, ...presence })).digest;
  }
  if (asks) throw presenceRequired();
  return null;
}

export function presenceRequired(): EngineFault {
  return new EngineFault(
    'presence-required',
    'This counts only with a passkey’s signature: a session can be in the hands of a machine.',
    'Open the page, read what it says, and sign there with your passkey.',
  );
}
