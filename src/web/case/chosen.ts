import { createContext, useContext } from 'react';

const Chosen = createContext<string>('');

/** Gives everything below the name of the evidence that the source panel shows, `''` while it is closed. */
export const ChosenEvidence = Chosen.Provider;

export function useChosenEvidence(): string {
  return useContext(Chosen);
}
