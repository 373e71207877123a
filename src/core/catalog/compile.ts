import type { EnvironmentKind, Resource } from '../change/types.ts';
import { pathGlob, resourceGlob } from './glob.ts';
import { PatternIndex, type PatternMatch } from './pattern-index.ts';
import type { Catalog, Person, System, Team } from './types.ts';

/** A catalog made ready for questions. Build it once for each catalog. */
export interface CatalogIndex {
  readonly catalog: Catalog;
  readonly systems: ReadonlyMap<string, System>;
  readonly people: ReadonlyMap<string, Person>;
  /** Systems that claim a resource, with the pattern that says so, by system id. */
  claimsOn(resource: Resource): readonly PatternMatch[];
  /** The person known by an e-mail address, login or id, in any case; null when nobody is. */
  personBy(identity: string): Person | null;
  /** The team known by an id or by how a forge writes it (`acme/payments`), in any case; null when none is. */
  teamBy(identity: string): Team | null;
  /** The kind the organisation gives an environment of this name, or null where it says nothing. */
  environmentKind(name: string): EnvironmentKind | null;
}

/** Makes a catalog ready. */
export function compileCatalog(catalog: Catalog): CatalogIndex {
  const resources = new PatternIndex(
    catalog.systems.flatMap((system) =>
      system.resources.map((text) => ({ system: system.id, glob: resourceGlob(text) })),
    ),
  );
  const paths = new PatternIndex(
    catalog.systems.flatMap((system) =>
      system.paths.map((text) => ({ system: system.id, glob: { ...pathGlob(fold(text)), text } })),
    ),
  );
  const environments = catalog.environments.map(({ match, kind }) => ({
    glob: resourceGlob(match.toLowerCase()),
    kind,
  }));

  return {
    catalog,
    systems: new Map(catalog.systems.map((system) => [system.id, system])),
    ...compilePeople(catalog.people, catalog.teams),
    claimsOn: (resource) => claims(resource, resources, paths),
    environmentKind: (name) =>
      environments.find(({ glob }) => glob.matches(name.toLowerCase()))?.kind ?? null,
  };
}

/** The part of a catalog's index that people and teams make. */
export type PeopleIndex = Pick<CatalogIndex, 'people' | 'personBy' | 'teamBy'>;

export function compilePeople(people: readonly Person[], teams: readonly Team[]): PeopleIndex {
  const byIdentity = peopleByIdentity(people);
  const byName = teamsByIdentity(teams);
  return {
    people: new Map(people.map((person) => [person.id, person])),
    personBy: (identity) => byIdentity.get(identity.trim().toLowerCase()) ?? null,
    teamBy: (identity) => byName.get(identity.trim().toLowerCase()) ?? null,
  };
}

/**
 * As `compileCatalog`, from the index of the same catalog with other dependencies: patterns are the
 * costly part, and are taken over where no system has others than before.
 */
export function compileAgain(catalog: Catalog, before: CatalogIndex): CatalogIndex {
  const isSame =
    catalog.people === before.catalog.people &&
    catalog.teams === before.catalog.teams &&
    catalog.environments === before.catalog.environments &&
    hasSamePatterns(catalog, before);
  if (!isSame) return compileCatalog(catalog);
  return {
    ...before,
    catalog,
    systems: new Map(catalog.systems.map((system) => [system.id, system])),
  };
}

function hasSamePatterns({ systems }: Catalog, before: CatalogIndex): boolean {
  const isClaimant = ({ paths, resources }: System) => paths.length + resources.length > 0;
  const claimants = systems.filter(isClaimant);
  return (
    claimants.length === before.catalog.systems.filter(isClaimant).length &&
    claimants.every(({ id, paths, resources }) => {
      const known = before.systems.get(id);
      return known?.paths === paths && known.resources === resources;
    })
  );
}

/**
 * Resources without a provider live in the repository: their address is a path. What a file in the
 * repository declares belongs to whoever the file belongs to, too.
 */
function claims(
  resource: Resource,
  resources: PatternIndex,
  paths: PatternIndex,
): readonly PatternMatch[] {
  const candidates = [
    ...resources.match(resource.address),
    ...resources.match(`${resource.type}:${resource.address}`),
    ...(resource.name === null ? [] : resources.match(resource.name)),
    ...(resource.provider === null ? paths.match(fold(resource.address)) : []),
    ...(resource.within === undefined ? [] : withinMatches(resource.within, resources)),
    ...(resource.file === undefined ? [] : paths.match(fold(resource.file))),
  ];
  const first = new Map<string, PatternMatch>();
  for (const match of candidates) if (!first.has(match.system)) first.set(match.system, match);
  return [...first.values()].toSorted((a, b) => (a.system < b.system ? -1 : 1));
}

/** Where some disks take two paths for one file, whoever owns the one is asked about the other. */
function fold(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

/** `public.users` is claimed as itself and by its last part, as people call it. */
function withinMatches(within: string, resources: PatternIndex): readonly PatternMatch[] {
  const last = within.split('.').at(-1) ?? within;
  return [...resources.match(within), ...(last === within ? [] : resources.match(last))];
}

function peopleByIdentity(people: readonly Person[]): ReadonlyMap<string, Person> {
  const found = new Map<string, Person>();
  for (const person of people) {
    for (const identity of [person.id, ...person.identities]) {
      const key = identity.trim().toLowerCase();
      if (!found.has(key)) found.set(key, person);
    }
  }
  return found;
}

function teamsByIdentity(teams: readonly Team[]): ReadonlyMap<string, Team> {
  const found = new Map<string, Team>();
  for (const team of teams) {
    for (const identity of [team.id, ...(team.identities ?? [])]) {
      const key = identity.trim().replace(/^@/, '').toLowerCase();
      if (!found.has(key)) found.set(key, team);
    }
  }
  return found;
}
