import { queryOptions } from '@tanstack/react-query';
import type { AuditQueue, NewAudit } from '../../server/contract/governance-directives.ts';
import { call } from '../app/api.ts';
import { LOOK_AGAIN } from '../governance/look-again.ts';

export const auditQuery = queryOptions({
  queryKey: ['audit'],
  queryFn: () => call('GET', '/api/audit') as Promise<AuditQueue>,
  refetchInterval: LOOK_AGAIN,
});

/** Writes down what somebody found. Resolves to the queue after it. Throws `ProblemError`. */
export function recordAudit(caseId: string, audit: NewAudit): Promise<AuditQueue> {
  return call('POST', `/api/audit/${encodeURIComponent(caseId)}`, audit) as Promise<AuditQueue>;
}
