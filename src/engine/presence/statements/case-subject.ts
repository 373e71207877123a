import type { ApprovalBinding } from '../../../core/approval/types.ts';
import type { Engine } from '../../engine.ts';
import { EngineFault } from '../../fault.ts';
import type { StoredCase } from '../../ports.ts';
import type { StatementSubject } from './statement.ts';

/** What everything that is signed about a case says of it: which, and what it was. */
export function caseSubject({ id, assessment, verdict }: StoredCase): StatementSubject {
  return {
    case: id,
    changeDigest: assessment.change.digest,
    assessmentDigest: assessment.digest,
    policyHash: verdict.policyHash,
    headline: assessment.headline,
  };
}

/**
 * Nobody signs what is no longer so. `seen` is what the page showed; left out, only the rules have to be the
 * present ones. Throws `stale-page`.
 */
export function refuseStale({ world }: Engine, row: StoredCase, seen?: ApprovalBinding): void {
  const { assessment, verdict } = row;
  const isPresent = verdict.policyHash === world.policy.hash;
  const isShown =
    seen === undefined ||
    (seen.changeDigest === assessment.change.digest &&
      seen.assessmentDigest === assessment.digest &&
      seen.policyHash === verdict.policyHash);
  if (isPresent && isShown) return;
  throw new EngineFault(
    'stale-page',
    'The case is no longer what your page showed.',
    'Reload the page, read what changed, and do it again.',
  );
}
