import { useState } from 'react';
import { draftKey, EMPTY_DRAFT, isEmptyDraft, readDraft, type Draft } from './draft.ts';

/** Storage may be switched off, or full; the draft then lasts as long as the page. */
function keep(key: string, draft: Draft): void {
  try {
    if (isEmptyDraft(draft)) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // See above.
  }
}

function kept(key: string): Draft | null {
  try {
    return readDraft(localStorage.getItem(key));
  } catch {
    return null;
  }
}

/** What somebody has written so far, kept in this browser with every letter, until it is sent. */
export function useDraft(caseId: string, person: string, before: Draft = EMPTY_DRAFT) {
  const key = draftKey(caseId, person);
  const [found] = useState(() => kept(key));
  const [draft, setDraft] = useState<Draft>(found ?? before);
  return {
    draft,
    /** True when it was written at an earlier visit. */
    isFound: found !== null,
    put: (change: Partial<Draft>): void => {
      const next = { ...draft, ...change };
      setDraft(next);
      keep(key, next);
    },
    clear: (): void => keep(key, EMPTY_DRAFT),
  };
}
