import type { Challenge } from '../../server/contract/presence.ts';
import { call } from '../app/api.ts';
import { signChallenge } from './webauthn.ts';

/**
 * Asks what is to be signed (`asked` is what the page shows), has the person sign it, and sends it with
 * `given`. Throws `ProblemError` and nothing else.
 */
export async function sendSigned(
  challenge: string,
  asked: object,
  path: string,
  given: object,
): Promise<unknown> {
  const presence = await signChallenge((await call('POST', challenge, asked)) as Challenge);
  return call('POST', path, { ...given, presence });
}
