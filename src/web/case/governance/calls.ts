import { queryOptions, useQuery } from '@tanstack/react-query';
import type { SafetyCase } from '../../../server/contract/cases.ts';
import type {
  CaseGovernance,
  NewAcceptance,
  NewExplanation,
  NewStatement,
} from '../../../server/contract/governance.ts';
import { call } from '../../app/api.ts';

const at = (id: string, what: string) => `/api/cases/${encodeURIComponent(id)}/${what}`;

/** What people do to a case besides answering it. All throw `ProblemError` alone. */
export const caseGovernanceApi = {
  read: (id: string) => call('GET', at(id, 'governance')) as Promise<CaseGovernance>,
  explain: (id: string, said: NewExplanation) =>
    call('POST', at(id, 'explanation'), said) as Promise<SafetyCase>,
  state: (id: string, statement: NewStatement) =>
    call('POST', at(id, 'provenance-statement'), statement) as Promise<SafetyCase>,
  accept: (id: string, finding: string, acceptance: NewAcceptance) =>
    call(
      'POST',
      at(id, `findings/${encodeURIComponent(finding)}/accept`),
      acceptance,
    ) as Promise<SafetyCase>,
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
