import type { Finding } from '../../../core/change/finding.ts';
import type { Level } from '../../../core/provenance/types.ts';
import type { SafetyCase } from '../../../server/contract/cases.ts';
import type { CaseGovernance } from '../../../server/contract/governance/governance.ts';

type Acceptance = CaseGovernance['acceptances'][number];

/** How one finding stands in its case. */
export type FindingState =
  /** It holds until somebody of the level accepts it, or its cause goes. */
  | { readonly kind: 'open'; readonly level: Level }
  | { readonly kind: 'accepted'; readonly acceptance: Acceptance }
  /** Nobody had accepted it when the case ended. */
  | { readonly kind: 'left' }
  | { readonly kind: 'note' }
  /** It would hold, and does not: the rules do not look at it, an exception lifts it, or the case is over. */
  | { readonly kind: 'lets-go' };

/** A finding with its index in the change, which names its evidence. */
export interface PlacedFinding {
  readonly index: number;
  readonly finding: Finding;
  readonly state: FindingState;
}

const ORDER: Readonly<Record<FindingState['kind'], number>> = {
  open: 0,
  left: 0,
  accepted: 1,
  'lets-go': 2,
  note: 3,
};

/** What holds comes first, then what was accepted, then notes; in the order of the change within each. */
export function findingsOf(
  { assessment, verdict, state: now }: Pick<SafetyCase, 'assessment' | 'verdict' | 'state'>,
  acceptances: readonly Acceptance[],
): readonly PlacedFinding[] {
  const open = new Map(
    verdict.holds.flatMap(({ requirement }) =>
      requirement.kind === 'finding' ? [[requirement.finding, requirement.level] as const] : [],
    ),
  );
  const stateOf = ({ id, weight }: Finding): FindingState => {
    const level = open.get(id);
    if (level !== undefined) return now === 'waiting' ? { kind: 'open', level } : { kind: 'left' };
    const acceptance = acceptances.find(({ finding }) => finding === id);
    if (acceptance !== undefined) return { kind: 'accepted', acceptance };
    return { kind: weight === 'note' ? 'note' : 'lets-go' };
  };
  return (assessment.change.findings ?? [])
    .map((finding, index) => ({ index, finding, state: stateOf(finding) }))
    .toSorted((a, b) => ORDER[a.state.kind] - ORDER[b.state.kind] || a.index - b.index);
}
