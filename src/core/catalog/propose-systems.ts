import type { GraphFacts, SeenSystem } from './facts.ts';
import type { NameMatcher } from './match-names.ts';
import { nameForms } from './normalise-name.ts';
import type { Catalog, System } from './types.ts';

/** Systems that sources know and a catalog does not, and which of them each source's name means. */
export interface Proposed {
  /** Id by the name that a source has for it. */
  readonly ids: ReadonlyMap<string, string>;
  /** By id. Without tier: nobody has said how critical they are. */
  readonly systems: readonly System[];
}

/** Puts the names together that differ only in address, version or hash, and gives each an id. */
export function proposeSystems(
  catalog: Catalog,
  facts: readonly GraphFacts[],
  match: NameMatcher,
): Proposed {
  const seen = seenByName(facts);
  const names = [...namesOf(facts)].filter((name) => match(name).kind === 'unmatched').toSorted();
  const byId = Map.groupBy(names, (name) => idOfName(name));
  const owners = new Set([...catalog.teams, ...catalog.people].map(({ id }) => id));
  const ids = new Map<string, string>();
  const systems: System[] = [];
  for (const [wanted, group] of byId) {
    const known = group.flatMap((name) => seen.get(name) ?? []);
    for (const name of group) ids.set(name, wanted);
    systems.push({
      id: wanted,
      name: group[0] ?? wanted,
      tier: null,
      owners: unique(known.flatMap(({ owners: list }) => list)).filter((owner) =>
        owners.has(owner),
      ),
      environments: unique(known.flatMap(({ environments }) => environments)),
      paths: unique(known.flatMap(({ paths }) => paths)),
      resources: unique(known.flatMap(({ resources }) => resources)),
      dependsOn: [],
      aliases: group.filter((name) => name !== wanted),
    });
  }
  return { ids, systems: systems.toSorted((a, b) => (a.id < b.id ? -1 : 1)) };
}

/** The id that a system of this name gets in a catalog. */
export function idOfName(name: string): string {
  const { unversioned, exact } = nameForms(name);
  const plain = (unversioned === '' ? exact : unversioned)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/^@[^/]{1,100}\//, '')
    .replace(/[^a-z0-9._-]+/g, '-')
    .slice(0, 100)
    .replace(/^[^a-z0-9]+/, '')
    .replace(/[^a-z0-9]{1,100}$/, '');
  return plain === '' ? 'thing' : plain;
}

function namesOf(facts: readonly GraphFacts[]): Set<string> {
  const names = new Set<string>();
  for (const { systems, edges } of facts) {
    for (const { name } of systems) names.add(name);
    for (const { from, to } of edges) names.add(from).add(to);
  }
  return names;
}

function seenByName(facts: readonly GraphFacts[]): ReadonlyMap<string, readonly SeenSystem[]> {
  return Map.groupBy(
    facts.flatMap(({ systems }) => systems),
    ({ name }) => name,
  );
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].toSorted();
}
