import type { Person } from '../../../core/catalog/types.ts';
import type {
  Directory,
  DirectoryGroup,
  PersonSource,
  Roster,
  RosterFile,
  RosterProblem,
} from '../types.ts';
import { accountKey, claimsOf, fold, type Claimant } from './claims.ts';
import { forgeTeams } from './forge-teams.ts';
import {
  joined,
  levelFrom,
  NO_STANDING,
  seniorityFrom,
  standingOf,
  teamOnForge,
  unknownGroups,
  type Standing,
} from './group-terms.ts';
import { withoutShared } from './identities.ts';
import { byId, byText, listed, sortedSet } from './order.ts';
import { tellApart, type ToldApart } from './tell-apart.ts';

/**
 * Who may release: the organisation's own file, which outweighs all else, with what directories say. Pure; the
 * order of directories, accounts and groups makes no difference. What cannot be told belongs to nobody, and
 * is a problem to show.
 */
export function mergeRoster(file: RosterFile, given: readonly Directory[]): Roster {
  const directories = given.toSorted(byId);
  const accounts = directories.filter(({ kind }) => kind !== 'oidc');
  const claims = claimsOf(file.people, accounts);
  const told = tellApart(file, claims);
  const theirs = Map.groupBy(
    claims.claimants.filter(({ key }) => told.personOf.has(key)),
    ({ key }) => told.personOf.get(key) ?? '',
  );
  const added = forgeTeams(file.teams, directories);
  const standings = standingsOf(file, directories, told, added.ids);
  const closed = closedBy(told, claims.claimants);
  const written = file.people.map((person) =>
    fromFile(person, theirs.get(person.id) ?? [], standings.get(person.id), closed),
  );
  const made = [...told.made].map(([id, claimant]) =>
    fromAccount(id, claimant, theirs.get(id) ?? [], standings.get(id)),
  );
  const { people, problems } = withoutShared(file.people, [...written, ...made], claims, told);
  return {
    people: people.toSorted(byId),
    teams: [...file.teams, ...added.teams].toSorted(byId),
    problems: once([
      ...told.problems,
      ...problems,
      ...added.problems,
      ...unknownGroups(file.directory, directories),
      ...strangersIn(directories, told),
    ]),
    sources: sourcesOf(file, theirs, directories),
  };
}

function fromFile(
  person: Person,
  claimants: readonly Claimant[],
  standing: Standing = NO_STANDING,
  closed: ReadonlySet<string>,
): Person {
  const { seniority: written, ...rest } = person;
  const seniority = seniorityFrom(person.level, written ?? [], standing);
  return {
    ...rest,
    teams: sortedSet([...person.teams, ...standing.teams]),
    identities: [
      ...new Set([
        ...person.identities,
        ...sortedSet(claimants.flatMap((each) => each.identities)),
      ]),
    ],
    active: person.active && !closed.has(person.id),
    ...(seniority.length === 0 ? {} : { seniority }),
  };
}

function fromAccount(
  id: string,
  { account }: Claimant,
  claimants: readonly Claimant[],
  standing: Standing = NO_STANDING,
): Person {
  const level = levelFrom(standing);
  const seniority = seniorityFrom(level, [], standing);
  return {
    id,
    name: account.name,
    level,
    teams: sortedSet(standing.teams),
    identities: sortedSet(claimants.flatMap((each) => each.identities)),
    active: account.active && !account.gone,
    ...(seniority.length === 0 ? {} : { seniority }),
  };
}

/** People of the file who have, or may have, an account that was closed. */
function closedBy(told: ToldApart, claimants: readonly Claimant[]): ReadonlySet<string> {
  return new Set(
    claimants
      .filter(({ directory, account }) => directory.kind === 'scim' && isClosed(account))
      .flatMap(({ key }) => told.personOf.get(key) ?? told.unresolved.get(key) ?? []),
  );
}

function isClosed({ active, gone }: Claimant['account']): boolean {
  return !active || gone;
}

/** What the groups that each person is in come to. */
function standingsOf(
  file: RosterFile,
  directories: readonly Directory[],
  told: ToldApart,
  forgeIds: ReadonlyMap<string, string>,
): ReadonlyMap<string, Standing> {
  const named = teamOnForge(file.teams);
  const teamOf = ({ id, kind }: Directory, { name }: DirectoryGroup): string | null =>
    kind === 'forge' ? (named(id, name) ?? forgeIds.get(fold(`${id}/${name}`)) ?? null) : null;
  const found = new Map<string, Standing[]>();
  for (const directory of directories) {
    const closed = new Set(directory.accounts.filter(isClosed).map(({ id }) => id));
    for (const group of directory.groups) {
      const standing = standingOf(directory, group, file.directory, teamOf);
      for (const member of new Set(group.members)) {
        if (closed.has(member)) continue;
        const person = personBehind(directory, member, told);
        if (person !== undefined) found.set(person, [...(found.get(person) ?? []), standing]);
      }
    }
  }
  return new Map([...found].map(([person, standings]) => [person, joined(standings)]));
}

function personBehind({ id, kind }: Directory, member: string, told: ToldApart) {
  return kind === 'oidc' ? member : told.personOf.get(accountKey(id, member));
}

/** Members of teams whom nobody knows here: they can answer for nothing. */
function strangersIn(directories: readonly Directory[], told: ToldApart): readonly RosterProblem[] {
  return directories
    .filter(({ kind }) => kind === 'forge')
    .flatMap(({ id, accounts }) => {
      const strangers = accounts
        .filter((account) => !told.personOf.has(accountKey(id, account.id)))
        .map(({ login }) => login)
        .toSorted(byText);
      if (strangers.length === 0) return [];
      const who = strangers.length === 1 ? 'is nobody' : 'are nobody';
      return [
        {
          code: 'strangers',
          text: `In teams of ${id}, ${listed(strangers)} ${who} that the roster knows, so they cannot answer`,
          advice: 'Add their accounts to the identities of people in catalog.yaml: github.com/ada.',
          people: [],
        } as const,
      ];
    });
}

function sourcesOf(
  file: RosterFile,
  theirs: ReadonlyMap<string, readonly Claimant[]>,
  directories: readonly Directory[],
): ReadonlyMap<string, readonly PersonSource[]> {
  const sources = new Map<string, PersonSource[]>();
  const add = (person: string, source: PersonSource): void => {
    const known = sources.get(person);
    if (known === undefined) sources.set(person, [source]);
    else known.push(source);
  };
  for (const { id } of file.people) add(id, { kind: 'file' });
  for (const [person, claimants] of theirs) {
    for (const { directory, account } of claimants) add(person, sourceOf(directory, account));
  }
  for (const directory of directories) {
    if (directory.kind !== 'oidc') continue;
    for (const account of directory.accounts.toSorted(byId)) {
      if (sources.has(account.id)) add(account.id, sourceOf(directory, account));
    }
  }
  return sources;
}

function sourceOf({ id, kind }: Directory, account: Claimant['account']): PersonSource {
  const { id: name, login } = account;
  return { kind, directory: id, account: name, login, active: !isClosed(account) };
}

function once(problems: readonly RosterProblem[]): readonly RosterProblem[] {
  const byWords = new Map(problems.map((problem) => [`${problem.code} ${problem.text}`, problem]));
  return [...byWords.keys()].toSorted(byText).flatMap((words) => byWords.get(words) ?? []);
}
