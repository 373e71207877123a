import {
  enrolByProof,
  takeRoundTrip,
  type ProofObjection,
} from '../../engine/presence/passkeys/prove.ts';
import type { AppDeps } from '../app-deps.ts';
import { findPerson } from './find-person.ts';
import type { Attempt, Identity, SignInFault } from './identity-provider.ts';
import { failed, providerOf } from './round-trip.ts';

type Problem = ProofObjection | SignInFault['reason'];

/**
 * Enrols the passkey that a round trip was begun for, or gives in a word why not. What it is for stands on
 * this server: of what the browser kept only the PKCE verifier and the state count. Opens no session.
 */
export async function finishProof(
  deps: AppDeps,
  callback: URL,
  attempt: Attempt,
): Promise<Problem | null> {
  const { engine, logger } = deps;
  const begun = await takeRoundTrip(engine, attempt.state);
  if (begun === null) return 'no-round-trip';
  let identity: Identity;
  try {
    identity = await providerOf(deps).finish(callback, { ...attempt, nonce: begun.nonce });
  } catch (error) {
    return failed(deps, error);
  }
  const found = findPerson(engine.world.catalog, identity);
  const { issuer, strong, authenticatedAt } = identity;
  const person = found.kind === 'found' ? found.person.id : null;
  const objection = await enrolByProof(engine, begun.kept, {
    issuer,
    person,
    strong,
    authenticatedAt,
  });
  if (objection !== null) logger.warn({ person, why: objection }, 'a passkey was not enrolled');
  return objection;
}
