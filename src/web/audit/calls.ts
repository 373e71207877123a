import { queryOptions } from '@tanstack/react-query';
import type { AuditQueue, AuditToSign } from '../../server/contract/governance/directives.ts';
import { call } from '../app/api.ts';
import { LOOK_AGAIN } from '../governance/look-again.ts';
import { sendSigned } from '../passkeys/send-signed.ts';

export const auditQuery = queryOptions({
  queryKey: ['audit'],
  queryFn: () => call('GET', '/api/audit') as Promise<AuditQueue>,
  refetchInterval: LOOK_AGAIN,
});

/**
 * Writes down what somebody found, signed with their passkey where `signs`. Resolves to the queue after it.
 * Throws `ProblemError`.
 */
export async function recordAudit(
  caseId: string,
  audit: AuditToSign,
  signs: boolean,
): Promise<AuditQueue> {
  const path = `/api/audit/${encodeURIComponent(caseId)}`;
  const queue = signs
    ? await sendSigned(`${path}/challenge`, audit, path, audit)
    : await call('POST', path, audit);
  return queue as AuditQueue;
}
