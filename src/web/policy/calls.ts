import { queryOptions } from '@tanstack/react-query';
import type { ReplayAnswer } from '../../server/contract/governance/replay.ts';
import type { PolicyInForce } from '../../server/contract/policy.ts';
import { call } from '../app/api.ts';
import { LOOK_AGAIN } from '../governance/look-again.ts';

export const policyQuery = queryOptions({
  queryKey: ['policy'],
  queryFn: () => call('GET', '/api/policy') as Promise<PolicyInForce>,
  refetchInterval: LOOK_AGAIN,
});

/** Tries a proposed policy on what was submitted. Nothing of it is kept. Throws `ProblemError`. */
export function replayPolicy(policy: string, file: string, days: number): Promise<ReplayAnswer> {
  return call('POST', '/api/policy/replay', { policy, file, days }) as Promise<ReplayAnswer>;
}
