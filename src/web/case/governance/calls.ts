import { queryOptions, useQuery } from '@tanstack/react-query';
import type { SafetyCase } from '../../../server/contract/cases.ts';
import type {
  CaseGovernance,
  NewExplanation,
  NewStatement,
} from '../../../server/contract/governance/governance.ts';
import type { SeenCase } from '../../../server/contract/presence.ts';
import { call } from '../../app/api.ts';
import { sendSigned } from '../../passkeys/send-signed.ts';

const at = (id: string, what: string) => `/api/cases/${encodeURIComponent(id)}/${what}`;

/** What people do to a case besides answering it. All throw `ProblemError` alone. */
export const caseGovernanceApi = {
  read: (id: string) => call('GET', at(id, 'governance')) as Promise<CaseGovernance>,
  /** Signed with a passkey where `seen`, what the page shows, is given. */
  explain: async (
    id: string,
    said: Omit<NewExplanation, 'presence'>,
    seen: SeenCase | null,
  ): Promise<SafetyCase> => {
    const path = at(id, 'explanation');
    if (seen === null) return (await call('POST', path, said)) as SafetyCase;
    return (await sendSigned(`${path}/challenge`, { ...said, seen }, path, said)) as SafetyCase;
  },
  /** The same for what somebody says of who or what wrote it. */
  state: async (
    id: string,
    statement: Omit<NewStatement, 'presence'>,
    seen: SeenCase | null,
  ): Promise<SafetyCase> => {
    const path = at(id, 'provenance-statement');
    if (seen === null) return (await call('POST', path, statement)) as SafetyCase;
    const asked = { ...statement, seen };
    return (await sendSigned(`${path}/challenge`, asked, path, statement)) as SafetyCase;
  },
  /** The same for taking a finding as it is. */
  accept: async (
    id: string,
    finding: string,
    reason: string,
    seen: SeenCase | null,
  ): Promise<SafetyCase> => {
    const path = at(id, `findings/${encodeURIComponent(finding)}`);
    if (seen === null) return (await call('POST', `${path}/accept`, { reason })) as SafetyCase;
    const asked = { reason, seen };
    return (await sendSigned(`${path}/challenge`, asked, `${path}/accept`, {
      reason,
    })) as SafetyCase;
  },
  see: (id: string) => call('POST', at(id, 'seen')),
};

/** Below the case's own key, so that whatever brings the case up to date brings this along. */
export const caseGovernanceQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'governance'],
    queryFn: () => caseGovernanceApi.read(id),
  });

/** What stands beside the answers; undefined until it is there, and where it cannot be had. */
export function useCaseGovernance(id: string): CaseGovernance | undefined {
  return useQuery(caseGovernanceQuery(id)).data;
}
