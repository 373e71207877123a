import { useEffect, useRef } from 'react';
import { caseGovernanceApi } from '../governance/calls.ts';

/** How often the server is told that the page is read, in milliseconds. */
const AGAIN = 60_000;

const isRead = (): boolean => document.visibilityState === 'visible' && document.hasFocus();

/**
 * Tells the server about once a minute that the page lies before its reader: minutes of review are measured
 * from the first such look. Nothing is told of a page behind others, nor while it shows something that is
 * not what the case is by now. `digest` is the assessment's; another one is another look.
 */
export function useSeen(id: string, digest: string, tells: boolean): void {
  const told = useRef({ digest: '', at: 0 });
  useEffect(() => {
    if (!tells) return;
    const look = (): void => {
      const now = performance.now();
      const isTold = told.current.digest === digest && now - told.current.at < AGAIN;
      if (isTold || !isRead()) return;
      told.current = { digest, at: now };
      // A look that was not noted is no fault of the reader's: the minutes are then unknown.
      caseGovernanceApi.see(id).catch(() => undefined);
    };
    look();
    const timer = setInterval(look, AGAIN);
    window.addEventListener('focus', look);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      window.removeEventListener('focus', look);
      document.removeEventListener('visibilitychange', look);
    };
  }, [id, digest, tells]);
}
