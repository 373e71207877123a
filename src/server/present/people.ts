import type { CatalogIndex } from '../../core/catalog/compile.ts';
import type { Person } from '../../core/catalog/types.ts';
import type { HoldRequirement } from '../../core/policy/types.ts';
import type { CaseFile } from '../../engine/cases/read-case.ts';
import type { PersonCard } from '../contract/cases.ts';

export function cardOf(person: Person): PersonCard {
  return { id: person.id, name: person.name, level: person.level, teams: [...person.teams] };
}

/** Cards of everybody named anywhere in a case, by id. */
export function peopleIn(file: CaseFile, roster: CatalogIndex): Record<string, PersonCard> {
  const { assessment, verdict, submittedBy } = file.case;
  const ids = [
    submittedBy,
    ...assessment.actors.flatMap((actor) => actor.person ?? []),
    ...assessment.reach.systems.flatMap((system) => system.owners),
    ...verdict.holds.flatMap(({ requirement }) => askedIn(requirement)),
    ...verdict.reasons.flatMap(({ excepted }) => excepted?.grantedBy ?? []),
    ...(assessment.explanation === undefined ? [] : [assessment.explanation.person]),
    ...file.answers.map((answer) => answer.person),
    ...file.record.flatMap((entry) => entry.actor ?? []),
  ];
  const known = [...new Set(ids)].toSorted().flatMap((id) => roster.people.get(id) ?? []);
  return Object.fromEntries(known.map((person) => [person.id, cardOf(person)]));
}

function askedIn(requirement: HoldRequirement): readonly string[] {
  if (requirement.kind === 'explanation') return requirement.authors;
  if (requirement.kind !== 'approvals') return [];
  return [...requirement.eligible, ...(requirement.from.people ?? [])];
}
