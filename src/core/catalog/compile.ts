import type { EnvironmentKind, Resource } from '../change/types.ts';
import { pathGlob, resourceGlob } from './glob.ts';
import { PatternIndex, type PatternMatch } from './pattern-index.ts';
import type { Catalog, Person, System } from './types.ts';

/** A catalog made ready for questions. Build it once for each catalog. */
export interface CatalogIndex {
  readonly catalog: Catalog;
  readonly systems: ReadonlyMap<string, System>;
  readonly people: ReadonlyMap<string, Person>;
  /** Systems that claim a resource, with the pattern that says so, by system id. */
  claimsOn(resource: Resource): readonly PatternMatch[];
  /** The person known by an e-mail address, login or id, in any case; null when nobody is. */
  personBy(identity: string): Person | null;
  /** The kind the organisation gives an environment of this name, or null where it says nothing. */
  environmentKind(name: string): EnvironmentKind | null;
}

export function compileCatalog(catalog: Catalog): CatalogIndex {
  const resources = new PatternIndex(
    catalog.systems.flatMap((system) =>
      system.resources.map((text) => ({ system: system.id, glob: resourceGlob(text) })),
    ),
  );
  const paths = new PatternIndex(
    catalog.systems.flatMap((system) =>
      system.paths.map((text) => ({ system: system.id, glob: pathGlob(text) })),
    ),
  );
  const environments = catalog.environments.map(({ match, kind }) => ({
    glob: resourceGlob(match.toLowerCase()),
    kind,
  }));
  const people = new Map(catalog.people.map((person) => [person.id, person]));
  const byIdentity = peopleByIdentity(catalog.people);

  return {
    catalog,
    systems: new Map(catalog.systems.map((system) => [system.id, system])),
    people,
    claimsOn: (resource) => claims(resource, resources, paths),
    personBy: (identity) => byIdentity.get(identity.trim().toLowerCase()) ?? null,
    environmentKind: (name) =>
      environments.find(({ glob }) => glob.matches(name.toLowerCase()))?.kind ?? null,
  };
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
    ...(resource.provider === null ? paths.match(resource.address) : []),
    ...(resource.file === undefined ? [] : paths.match(resource.file)),
  ];
  const first = new Map<string, PatternMatch>();
  for (const match of candidates) if (!first.has(match.system)) first.set(match.system, match);
  return [...first.values()].toSorted((a, b) => (a.system < b.system ? -1 : 1));
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
