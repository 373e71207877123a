import type { Tally } from './tally.ts';
import type { CatalogIndex } from '../catalog/compile.ts';
import { describeNeed } from '../policy/describe.ts';
import type { Hold, HoldRequirement, Reason, Verdict } from '../policy/types.ts';

/** The verdict in one sentence for a person. */
export function summaryOf(
  outcome: Verdict['outcome'],
  reasons: readonly Reason[],
  holds: readonly Hold[],
  answers: Tally,
  roster: CatalogIndex,
): string {
  switch (outcome) {
    case 'deny':
      return `Denied: ${reasons.find((reason) => reason.outcome === 'deny')?.message ?? ''}`;
    case 'hold':
      return `Held: ${demands(holds, roster)}.`;
    case 'allow':
      return reasons.length === 0
        ? 'No rule holds it.'
        : `Released: every demand is met${approvers(answers)}.`;
  }
}

function approvers({ approvedBy }: Tally): string {
  const names = approvedBy.map((person) => person.name).toSorted();
  return names.length === 0 ? '' : `, with the approval of ${names.join(' and ')}`;
}

/** Each different demand once; of needs that ask for anybody, only the greatest number. */
function demands(holds: readonly Hold[], roster: CatalogIndex): string {
  const approvals = holds.flatMap(({ requirement }) =>
    requirement.kind === 'approvals' ? [requirement] : [],
  );
  const anybody = approvals.filter(asksAnybody).toSorted((a, b) => b.count - a.count)[0];
  const particular = approvals.filter((need) => !asksAnybody(need));
  const people = [...(anybody ? [anybody] : []), ...particular].map((need) =>
    describeNeed(need.count, need.from, roster),
  );
  const checks = holds.flatMap(({ requirement }) =>
    requirement.kind === 'validation' ? [`the check "${requirement.name}"`] : [],
  );
  const stuck = holds.flatMap(({ requirement }) =>
    requirement.kind === 'nobody' ? [requirement.why] : [],
  );
  const needed = [...new Set([...people, ...checks])];
  return [...(needed.length > 0 ? [`needs ${needed.join(' and ')}`] : []), ...new Set(stuck)].join(
    '; ',
  );
}

type ApprovalsRequirement = Extract<HoldRequirement, { kind: 'approvals' }>;

function asksAnybody({ from }: ApprovalsRequirement): boolean {
  return (
    from.level === null && from.team === null && from.ownersOf === null && from.people === null
  );
}
