import type { Exception } from '../../server/contract/governance/exceptions.ts';
import type { Group } from '../ui/table.tsx';

export type Shown = 'late' | 'due' | 'asked' | 'in-force' | 'past';

/** Where one stands on the page: what is owed comes first. */
export function standsIn({ state, reviewState }: Exception): Shown {
  if (reviewState === 'late' || reviewState === 'due') return reviewState;
  if (state === 'asked') return 'asked';
  return state === 'granted' ? 'in-force' : 'past';
}

const TITLES: readonly (readonly [Shown, string])[] = [
  ['late', 'Review overdue: the teams’ next change waits for it'],
  ['due', 'Review due'],
  ['asked', 'Asked for'],
  ['in-force', 'In force'],
  ['past', 'Past'],
];

/** In the order of what is most pressing; a group with nothing in it is left out. */
export function groupExceptions(rows: readonly Exception[]): readonly Group<Exception>[] {
  return TITLES.map(([id, title]) => ({
    id,
    title,
    rows: rows.filter((row) => standsIn(row) === id),
  })).filter((group) => group.rows.length > 0);
}

export interface GrantorLine {
  readonly id: string;
  readonly name: string;
  readonly granted: number;
  readonly inForce: number;
  readonly refused: number;
  readonly reviewsOwed: number;
  readonly notJustified: number;
}

/** What each person answered. In order of their names: a record, no ranking. */
export function byGrantor(rows: readonly Exception[]): readonly GrantorLine[] {
  const lines = new Map<string, GrantorLine>();
  for (const row of rows) {
    const by = row.granted?.by ?? row.refused?.by;
    if (by === undefined) continue;
    const line = lines.get(by.id) ?? { ...by, ...NONE };
    const owed = row.reviewState === 'due' || row.reviewState === 'late';
    lines.set(by.id, {
      ...line,
      granted: line.granted + Number(row.granted !== null),
      inForce: line.inForce + Number(row.state === 'granted'),
      refused: line.refused + Number(row.granted === null),
      reviewsOwed: line.reviewsOwed + Number(owed),
      notJustified: line.notJustified + Number(row.review?.finding === 'not-justified'),
    });
  }
  return [...lines.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
}

const NONE = { granted: 0, inForce: 0, refused: 0, reviewsOwed: 0, notJustified: 0 } as const;
