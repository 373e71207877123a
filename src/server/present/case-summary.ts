import type { Hold } from '../../core/policy/types.ts';
import type { ListedCase } from '../../engine/cases/listed-case.ts';
import type { CaseSummary } from '../contract/cases.ts';

/** One line of the queue, as `viewer` (a person's id, or null) sees it. */
export function summaryOf(row: ListedCase, viewer: string | null): CaseSummary {
  const { assessment, verdict, ...line } = row;
  const { lifters, ...decided } = verdict;
  return {
    ...line,
    ...assessment,
    ...decided,
    waitsOnMe: viewer !== null && row.state === 'waiting' && lifters.includes(viewer),
  };
}

/** Whether an approval of this person would count towards the hold. */
export function couldLift(hold: Hold, person: string): boolean {
  return hold.requirement.kind === 'approvals' && hold.requirement.eligible.includes(person);
}
