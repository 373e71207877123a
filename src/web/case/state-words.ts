import type { CaseState } from '../../server/contract/cases.ts';
import type { IconName } from '../ui/icon.tsx';
import type { Meaning } from '../ui/parts.tsx';

/** How each state of a case is said and drawn, everywhere. */
export const STATES: Readonly<
  Record<CaseState, { readonly word: string; readonly icon: IconName; readonly meaning: Meaning }>
> = {
  waiting: { word: 'Held', icon: 'held', meaning: 'held' },
  released: { word: 'Released', icon: 'released', meaning: 'released' },
  refused: { word: 'Refused', icon: 'refused', meaning: 'plain' },
  denied: { word: 'Denied by policy', icon: 'refused', meaning: 'plain' },
  expired: { word: 'Expired', icon: 'expired', meaning: 'plain' },
  superseded: { word: 'Superseded', icon: 'superseded', meaning: 'plain' },
  withdrawn: { word: 'Withdrawn', icon: 'expired', meaning: 'plain' },
  bypassed: { word: 'Merged without a release', icon: 'refused', meaning: 'gone' },
};
