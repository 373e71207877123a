import type { Assessment, Reporter, Validation } from '../assess.ts';
import type { ReleaseTerms } from '../policy/release-terms.ts';

/**
 * Whether what was reported of a check counts. Where the policy names the tokens whose checks do, one that
 * passed by anybody else's word does not. One that failed does always: whoever says so, it is worth a look.
 */
export function checkCounts(
  { outcome, reportedBy }: Validation,
  terms: ReleaseTerms | undefined,
): boolean {
  const from = terms?.checksFrom ?? [];
  if (outcome === 'failed' || from.length === 0) return true;
  return reportedBy?.kind === 'token' && from.includes(reportedBy.name);
}

/** The assessment as rules see it: with the checks that count. The same object where all of them do. */
export function withChecksThatCount(
  assessment: Assessment,
  terms: ReleaseTerms | undefined,
): Assessment {
  const validations = assessment.validations.filter((each) => checkCounts(each, terms));
  return validations.length === assessment.validations.length
    ? assessment
    : { ...assessment, validations };
}

/** Who reported a check, in words. */
export function reporterWords(reporter: Reporter | undefined): string {
  if (reporter === undefined) return 'somebody who is not known';
  return reporter.kind === 'token' ? `the token ${reporter.name}` : reporter.id;
}
