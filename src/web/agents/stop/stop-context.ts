import { createContext, useContext } from 'react';
import type { StopScope } from '../../../server/contract/agents/agent-parts.ts';

/** Opens the question what to stop; a scope is what it begins with. */
export type AskToStop = (scope: StopScope | null) => void;

export const StopContext = createContext<AskToStop>(() => {});

export function useAskToStop(): AskToStop {
  return useContext(StopContext);
}
