import { sha256 } from '../../engine/sha256.ts';
import { recordFault } from '../../engine/tokens/recorded-token.ts';
import { tokenFault } from '../../engine/tokens/token-fault.ts';
import type { Token } from '../../engine/tokens/types.ts';
import type { AppDeps } from '../app-deps.ts';
import { HttpProblem } from '../problem.ts';

/** How much later than the last note of its use another one is worth writing, in milliseconds. */
const NOTED_EVERY = 5 * 60 * 1000;

/**
 * The token of this secret, or null where there is none: at SCIM one of a pipeline is none, and the other way
 * round. Throws `token-revoked`, `token-expired` or `token-owner-left` (401) where it does not work any more, and
 * `token-altered` where it is not as the ledger has it.
 */
export async function findWorkingToken(
  { engine, logger }: AppDeps,
  secret: string,
  where: 'api' | 'scim',
): Promise<Token | null> {
  const { store, clock, world } = engine;
  const token = await store.findToken(sha256(secret));
  if (token === null || token.scopes.includes('scim') !== (where === 'scim')) return null;
  const now = clock.now();
  const fault =
    tokenFault(token, world.catalog.people, now) ??
    recordFault(token, await store.tokens.entriesOf(token.fingerprint));
  if (fault !== null) throw new HttpProblem(401, fault.code, fault.message, fault.advice);
  const noted = token.lastUsedAt === null ? -Infinity : Date.parse(token.lastUsedAt);
  if (Date.parse(now) - noted > NOTED_EVERY) {
    // When it was used is worth knowing, and not worth refusing a request for.
    await store.tokens.noteUse(token.name, now).catch((error: unknown) => {
      logger.warn({ err: error, token: token.name }, 'the use of a token was not noted');
    });
  }
  return token;
}
