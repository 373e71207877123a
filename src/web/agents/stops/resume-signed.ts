import type { StopPage } from '../../../server/contract/agents/stops.ts';
import { sendSigned } from '../../passkeys/send-signed.ts';

/** Ends a stop, signed with a passkey as every end of one. Throws `ProblemError` alone. */
export async function resumeSigned(id: string, reason: string): Promise<StopPage> {
  const path = `/api/stops/${encodeURIComponent(id)}/resume`;
  return (await sendSigned(`${path}/challenge`, { reason }, path, { reason })) as StopPage;
}
