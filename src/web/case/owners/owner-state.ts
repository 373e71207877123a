import type { Assessment } from '../../../core/assess.ts';
import type { Verdict } from '../../../core/policy/types.ts';
import type { CaseGovernance } from '../../../server/contract/governance/governance.ts';

type FileOwners = CaseGovernance['owners'][number];

/** What an owner has said, or why they do not come into it. */
export type OwnerState = 'approved' | 'refused' | 'had-a-hand' | 'not-yet';

export interface OwnerPerson {
  readonly id: string;
  readonly name: string;
  readonly state: OwnerState;
}

/** One line of the owners' file with everybody it leads to, each once. */
export interface OwnersLine {
  readonly entry: FileOwners;
  readonly people: readonly OwnerPerson[];
  /** As written, where the roster knows nobody by it. */
  readonly strangers: readonly string[];
  /** How many of those it asks for have approved. */
  readonly given: number;
}

export function ownersLines(
  owners: readonly FileOwners[],
  { actors }: Pick<Assessment, 'actors'>,
  { answers }: Pick<Verdict, 'answers'>,
): readonly OwnersLine[] {
  const hands = new Set(actors.flatMap(({ person }) => person ?? []));
  const stateOf = (id: string): OwnerState => {
    if (hands.has(id)) return 'had-a-hand';
    const counted = answers.findLast((each) => each.person === id && each.counts);
    if (counted === undefined) return 'not-yet';
    return counted.answer === 'approve' ? 'approved' : 'refused';
  };
  return owners
    .map((entry) => {
      const named = new Map(
        entry.owners.flatMap(({ people }) => people.map(({ id, name }) => [id, name] as const)),
      );
      const people = [...named].map(([id, name]) => ({ id, name, state: stateOf(id) }));
      return {
        entry,
        people,
        strangers: entry.owners.flatMap((each) => (each.people.length === 0 ? [each.written] : [])),
        given: people.filter(({ state }) => state === 'approved').length,
      };
    })
    .toSorted((a, b) => a.entry.line - b.entry.line);
}
