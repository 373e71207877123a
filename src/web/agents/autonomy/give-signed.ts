import type { Grant, NewGrant } from '../../../server/contract/agents/autonomy.ts';
import { api, ProblemError } from '../../app/api.ts';
import { sendSigned } from '../../passkeys/send-signed.ts';

/** Gives a grant, signed with a passkey where the server says that it has to be. Throws `ProblemError`. */
export async function giveSigned(grant: NewGrant): Promise<Grant> {
  try {
    return await api.giveGrant(grant);
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== 'presence-required') throw error;
    return (await sendSigned('/api/grants/challenge', grant, '/api/grants', grant)) as Grant;
  }
}
