import type { Assessment } from '../../assess.ts';
import type { CatalogIndex } from '../../catalog/compile.ts';
import { contributorsOf } from '../people/contributors.ts';
import type { Ask } from './built-in-asks.ts';
import type { Standing } from '../standing.ts';

/** A team whose exception was never looked at again waits with its next change until it is. */
export function overdueAsks(
  assessment: Assessment,
  roster: CatalogIndex,
  { overdue }: Standing,
): readonly Ask[] {
  const teams = teamsBehind(assessment, roster);
  return overdue
    .filter((review) => review.teams.some((team) => teams.has(team)))
    .map(({ exception, reviewBy }) => {
      const rule = 'overdue-review';
      const lift = `Review exception ${exception}: was it justified, and what should become a standard?`;
      return {
        reason: {
          rule,
          title: 'The review of an earlier exception is late',
          severity: 'high',
          outcome: 'hold',
          message: `Exception ${exception} was to be reviewed by ${reviewBy.slice(0, 10)}, and nobody has. The team's next change waits for it.`,
          effects: [],
          evidence: null,
          source: { file: 'built in', line: 0 },
          lift,
          until: null,
        },
        holds: [
          {
            id: `${rule}/${exception}`,
            rule,
            requirement: { kind: 'overdue-review', exception, reviewBy },
            message: `Exception ${exception} was not reviewed by ${reviewBy.slice(0, 10)}.`,
            lift,
          },
        ],
      };
    });
}

/** Teams of everybody who had a hand in it, and of the owners of what it hits directly. */
function teamsBehind(assessment: Assessment, roster: CatalogIndex): ReadonlySet<string> {
  const people = [...contributorsOf(assessment)].flatMap(
    (id) => roster.people.get(id)?.teams ?? [],
  );
  const owners = assessment.reach.systems
    .filter(({ distance }) => distance === 0)
    .flatMap((system) => system.owners);
  return new Set([...people, ...owners]);
}
