import type { GraphFacts } from './facts.ts';
import { factsMatcher } from './match-facts.ts';
import { proposeSystems } from './propose-systems.ts';
import { combine, sightingsOf } from './sighting.ts';
import type { Catalog, Dependency, Sighting, System } from './types.ts';

export interface MergeOptions {
  /**
   * Adds systems that sources know and the catalog does not, with the sources' own names as aliases and
   * without a tier unless a source knows it. Without it their edges are left out. Names that could mean several systems are
   * never added and never matched.
   */
  readonly addUnknown?: boolean;
}

/**
 * The catalog with everything that graph sources say of its dependencies as sightings, the strongest
 * first. The order of the facts changes nothing. Systems that nothing is said of come out as they are,
 * the same objects.
 */
export function mergeFacts(
  catalog: Catalog,
  facts: readonly GraphFacts[],
  options: MergeOptions = {},
): Catalog {
  if (facts.length === 0) return catalog;
  const match = factsMatcher(catalog, facts);
  const added = options.addUnknown === true ? proposeSystems(catalog, facts, match) : NONE;
  const idOf = (name: string): string | null => {
    const found = match(name);
    if (found.kind === 'matched') return found.system;
    return found.kind === 'unmatched' ? (added.ids.get(name) ?? null) : null;
  };
  const seen = sightingsByEdge(facts, idOf);
  const systems = [...catalog.systems, ...added.systems].map((system) => {
    const edges = seen.get(system.id);
    return edges === undefined ? system : withSightings(system, edges);
  });
  return {
    ...catalog,
    systems:
      added.systems.length === 0 ? systems : systems.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

const NONE: ReturnType<typeof proposeSystems> = { ids: new Map(), systems: [] };

type Seen = Map<string, Map<string, Sighting[]>>;

/** By the system that needs, then by the one needed. What both ends agree is one system is no edge. */
function sightingsByEdge(
  facts: readonly GraphFacts[],
  idOf: (name: string) => string | null,
): Seen {
  const seen: Seen = new Map();
  for (const { origin, edges } of facts) {
    for (const edge of edges) {
      const from = idOf(edge.from);
      const to = idOf(edge.to);
      if (from === null || to === null || from === to) continue;
      const { source, confidence, via } = edge;
      // What somebody wrote down does not age.
      const seenAt = source === 'declared' ? null : edge.seenAt;
      let targets = seen.get(from);
      if (targets === undefined) seen.set(from, (targets = new Map()));
      const sighting = { source, origin, confidence, via, seenAt };
      const list = targets.get(to);
      if (list === undefined) targets.set(to, [sighting]);
      else list.push(sighting);
    }
  }
  return seen;
}

/** A system with more sightings of its dependencies, by the id of what it needs. */
export function withSightings(
  system: System,
  edges: ReadonlyMap<string, readonly Sighting[]>,
): System {
  const known = new Set<string>();
  const dependsOn: Dependency[] = system.dependsOn.map((dependency) => {
    known.add(dependency.on);
    const more = edges.get(dependency.on);
    return more === undefined
      ? dependency
      : combine(dependency.on, [...sightingsOf(dependency), ...more]);
  });
  for (const [on, sightings] of edges) if (!known.has(on)) dependsOn.push(combine(on, sightings));
  return { ...system, dependsOn: dependsOn.toSorted((a, b) => (a.on < b.on ? -1 : 1)) };
}
