import type { CatalogIndex } from '../../core/catalog/compile.ts';
import type { Person } from '../../core/catalog/types.ts';
import type { PeopleState } from '../../engine/people/follow-people.ts';
import type { GivenAnswer, GivenException } from '../../engine/people/ports.ts';
import type { RosterProblem } from '../../engine/people/types.ts';
import type { PeopleList, PersonEntry, PersonPage, TeamList } from '../contract/people.ts';

/** What people are where no directory is followed: those of the files alone. */
export function stateOfFiles({ catalog }: CatalogIndex): PeopleState {
  const { people, teams } = catalog;
  const sources = new Map(people.map(({ id }) => [id, [{ kind: 'file' } as const]]));
  return { roster: { people, teams, problems: [], sources }, directories: [] };
}

export function presentPeople({ roster, directories }: PeopleState): PeopleList {
  return {
    people: roster.people.map((person) => presentPerson(person, roster)),
    problems: roster.problems.map(presentProblem),
    directories: directories.map((each) => ({ ...each })),
  };
}

export function presentPage(
  person: Person,
  { roster }: PeopleState,
  passkeys: number | null,
  given: {
    readonly answers: readonly GivenAnswer[];
    readonly exceptions: readonly GivenException[];
  } | null,
): PersonPage {
  return {
    ...presentPerson(person, roster),
    problems: roster.problems
      .filter(({ people }) => people.includes(person.id))
      .map(presentProblem),
    passkeys,
    given: given && {
      answers: [...given.answers],
      exceptions: given.exceptions.map((each) => ({ ...each, rules: [...each.rules] })),
    },
  };
}

export function presentTeams({ catalog }: CatalogIndex): TeamList {
  const members = grouped(
    catalog.people.filter(({ active }) => active).map(({ id, teams }) => [id, teams]),
  );
  const systems = grouped(catalog.systems.map(({ id, owners }) => [id, owners]));
  return {
    teams: catalog.teams.map(({ id, name, identities }) => ({
      id,
      name,
      identities: [...(identities ?? [])],
      members: members.get(id) ?? [],
      systems: systems.get(id) ?? [],
    })),
  };
}

/** Ids by each of the teams that they name. */
function grouped(
  entries: readonly (readonly [id: string, teams: readonly string[]])[],
): ReadonlyMap<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [id, teams] of entries) {
    for (const team of teams) {
      const ids = found.get(team);
      if (ids === undefined) found.set(team, [id]);
      else ids.push(id);
    }
  }
  return found;
}

function presentPerson(
  { id, name, level, seniority, teams, identities, active }: Person,
  { sources }: PeopleState['roster'],
): PersonEntry {
  return {
    id,
    name,
    level,
    seniority: (seniority ?? []).map((each) => ({ ...each })),
    teams: [...teams],
    identities: [...identities],
    active,
    sources: (sources.get(id) ?? []).map((each) => ({ ...each })),
  };
}

function presentProblem(problem: RosterProblem) {
  return { ...problem, people: [...problem.people] };
}
