import type { GraphFacts, SeenSystem } from './facts.ts';
import { namesIn } from './match-facts.ts';
import type { NameMatcher } from './match-names.ts';
import { isEnvironment, nameForms } from './normalise-name.ts';
import type { Catalog, System, Tier } from './types.ts';

/** Systems that sources know and a catalog does not, and which of them each source's name means. */
export interface Proposed {
  /** Id by the name that a source has for it. */
  readonly ids: ReadonlyMap<string, string>;
  /** By id. Without tier where no source says how critical they are; traffic never does. */
  readonly systems: readonly System[];
}

/** Puts the names together that differ only in address, version or hash, and gives each an id. */
export function proposeSystems(
  catalog: Catalog,
  facts: readonly GraphFacts[],
  match: NameMatcher,
): Proposed {
  const seen = seenByName(facts);
  const names = [...namesIn(facts)].filter((name) => match(name).kind === 'unmatched').toSorted();
  const taken = new Set(catalog.systems.map(({ id }) => id));
  const byId = groupById(names, taken);
  const owners = new Set([...catalog.teams, ...catalog.people].map(({ id }) => id));
  const ids = new Map<string, string>();
  const systems: System[] = [];
  for (const [wanted, group] of byId) {
    const known = group.flatMap((name) => seen.get(name) ?? []);
    for (const name of group) ids.set(name, wanted);
    systems.push({
      id: wanted,
      name: group[0] ?? wanted,
      tier: mostCritical(known),
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

/** Names that come to one id, unless they lie in different places that are no environments. */
function groupById(
  names: readonly string[],
  taken: ReadonlySet<string>,
): ReadonlyMap<string, readonly string[]> {
  const wanted = Map.groupBy(names, (name) => idOfName(name));
  const groups = new Map<string, string[]>();
  for (const [id, group] of wanted) {
    const places = new Set(group.map(placeOf));
    places.delete(null);
    for (const name of group) {
      const place = placeOf(name);
      const apart = places.size > 1 && place !== null ? idOfName(`${place}-${id}`) : id;
      const own = taken.has(apart) ? `${apart}-2` : apart;
      groups.set(own, [...(groups.get(own) ?? []), name]);
    }
  }
  return groups;
}

function placeOf(name: string): string | null {
  const { namespace } = nameForms(name);
  return namespace === null || isEnvironment(namespace) ? null : namespace;
}

function mostCritical(known: readonly SeenSystem[]): Tier | null {
  const tiers = known.flatMap(({ tier }) => tier ?? []);
  return tiers.length === 0 ? null : (Math.min(...tiers) as Tier);
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

function seenByName(facts: readonly GraphFacts[]): ReadonlyMap<string, readonly SeenSystem[]> {
  return Map.groupBy(
    facts.flatMap(({ systems }) => systems),
    ({ name }) => name,
  );
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].toSorted();
}
