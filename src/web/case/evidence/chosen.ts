import { createContext, useContext, useEffect, useRef } from 'react';

const Chosen = createContext<string>('');

/** Gives everything below the name of the evidence that the source panel shows, `''` while it is closed. */
export const ChosenEvidence = Chosen.Provider;

export function useChosenEvidence(): string {
  return useContext(Chosen);
}

/**
 * Calls `show` with the name of the evidence whose link was clicked, instead of following the link. One
 * listener serves all links, of which there can be thousands; a click meant for a new tab passes.
 */
export function useEvidenceLinks(show: (id: string) => void): void {
  const latest = useRef(show);
  useEffect(() => {
    latest.current = show;
  });
  useEffect(() => {
    const onClick = (event: MouseEvent): void => {
      if (!(event.target instanceof Element) || event.button !== 0) return;
      const id = event.target.closest<HTMLElement>('[data-evidence]')?.dataset['evidence'];
      if (id === undefined || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      latest.current(id);
    };
    document.addEventListener('click', onClick);
    return () => document.removeEventListener('click', onClick);
  }, []);
}
