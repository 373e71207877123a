import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { SafetyCase } from '../../../server/contract/cases.ts';
import { caseQuery } from '../../app/queries.ts';
import { caseGovernanceQuery } from './calls.ts';

const Follow = createContext<(safety: SafetyCase) => void>(() => undefined);

/** Gives everything below the way to put another reading of the case before the person. */
export const FollowCase = Follow.Provider;

/**
 * Shows the case as the server gave it back. What a person did themselves is no news to them: the page is
 * not called stale for it.
 */
export function useFollow(): (safety: SafetyCase) => Promise<void> {
  const client = useQueryClient();
  const show = useContext(Follow);
  return async (safety) => {
    // First what stands beside it: a finding that no longer holds is shown with whoever accepted it.
    await client.invalidateQueries({ queryKey: caseGovernanceQuery(safety.id).queryKey });
    client.setQueryData(caseQuery(safety.id).queryKey, safety);
    show(safety);
    await Promise.all(
      [['case', safety.id], ['cases'], ['ledger'], ['exceptions']].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    );
  };
}
