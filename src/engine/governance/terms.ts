import type { Policy } from '../../core/policy/types.ts';
import type { ExceptionTerms, FindingTerms } from '../../core/policy/release-terms.ts';

/** What holds where a policy says nothing: the strict end of what is usual. */
const DEFAULTS: { readonly exceptions: ExceptionTerms; readonly findings: FindingTerms } = {
  exceptions: { level: 'director', tier1: 'vp', reviewAfterDays: 14 },
  findings: { off: [], acceptedBy: 'senior' },
};

export function termsOf({ terms }: Policy): typeof DEFAULTS {
  return terms ?? DEFAULTS;
}
