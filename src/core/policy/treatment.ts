import type { Assessment } from '../assess.ts';
import { hitsTier } from '../reach/tiers-hit.ts';
import type { Policy } from './types.ts';

/**
 * The assessment as the rules see it: where nothing tells whether AI had a part, and the policy says so for
 * the systems hit, as if it had. The same object where nothing is treated otherwise.
 */
export function asTreated(assessment: Assessment, { terms }: Policy): Assessment {
  const { provenance, reach, change } = assessment;
  if (terms === undefined || provenance.kind !== 'unknown' || change.kind === 'action') {
    return assessment;
  }
  if (!hitsTier(reach, terms.unknownAsAi)) return assessment;
  return { ...assessment, provenance: { ...provenance, treatedAsAi: true } };
}
