import type { AuditFinding } from '../../server/contract/governance/directives.ts';
import type { IconName } from '../ui/icon.tsx';
import type { Meaning } from '../ui/parts.tsx';

/** How a finding is said, everywhere. */
export const AUDIT_WORDS: Readonly<
  Record<
    AuditFinding,
    {
      readonly word: string;
      readonly long: string;
      readonly icon: IconName;
      readonly meaning: Meaning;
    }
  >
> = {
  sound: {
    word: 'sound',
    long: 'Sound: it was right to release it',
    icon: 'released',
    meaning: 'released',
  },
  unsound: {
    word: 'not sound',
    long: 'Not sound: it should not have gone like that',
    icon: 'refused',
    meaning: 'held',
  },
  'needs-standard': {
    word: 'needs a standard',
    long: 'Needs a standard: a rule should say what to do here',
    icon: 'held',
    meaning: 'held',
  },
};
