/** How an exception is said, everywhere. */
import { Link } from '@tanstack/react-router';
import type { Exception, ReviewFinding } from '../../server/contract/governance/exceptions.ts';
import type { IconName } from '../ui/icon.tsx';
import type { Meaning } from '../ui/parts.tsx';
import { list } from '../ui/words.ts';

export const EXCEPTION_STATES: Readonly<
  Record<
    Exception['state'],
    { readonly word: string; readonly icon: IconName; readonly meaning: Meaning }
  >
> = {
  asked: { word: 'asked for', icon: 'person', meaning: 'held' },
  granted: { word: 'in force', icon: 'released', meaning: 'released' },
  refused: { word: 'refused', icon: 'refused', meaning: 'plain' },
  revoked: { word: 'taken back', icon: 'refused', meaning: 'plain' },
  ended: { word: 'ended', icon: 'ended', meaning: 'plain' },
};

export const FINDING_WORDS: Readonly<Record<ReviewFinding, string>> = {
  justified: 'It was justified',
  'not-justified': 'It was not justified',
  'needs-standard': 'It was, and a standard should say so',
};

/** `irreversible-production and owners`, or all that may be lifted. */
export function rulesWords({ rules }: Pick<Exception, 'rules'>): string {
  return rules.includes('*') ? 'every rule that may be lifted' : list(rules);
}

/** What it is for: a link to the case, or the names of systems. */
export function ScopeWords({ exception }: { readonly exception: Exception }) {
  const { scope } = exception;
  if (scope.kind === 'systems') return <>on {list(scope.systems)}</>;
  return (
    <>
      for{' '}
      <Link to="/cases/$caseId" params={{ caseId: scope.case }}>
        one case
      </Link>
    </>
  );
}

export function scopeText({ scope }: Exception): string {
  return scope.kind === 'case' ? `case ${scope.case}` : scope.systems.join(' ');
}
