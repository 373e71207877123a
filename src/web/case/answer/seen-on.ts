import type { SafetyCase } from '../../../server/contract/cases.ts';
import type { SeenCase } from '../../../server/contract/presence.ts';

/** What is done on this page is bound to: the change, this assessment of it, and the rules. */
export function seenOn({ assessment, verdict }: SafetyCase): SeenCase {
  return {
    changeDigest: assessment.change.digest,
    assessmentDigest: assessment.digest,
    policyHash: verdict.policyHash,
  };
}
