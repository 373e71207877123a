import type { GraphFacts } from '../../core/catalog/facts.ts';
import { factsMatcher, namesIn } from '../../core/catalog/match-facts.ts';
import { mergeFacts } from '../../core/catalog/merge-facts.ts';
import { sightingsOf } from '../../core/catalog/sighting.ts';
import type { Catalog, DependencySource, Sighting } from '../../core/catalog/types.ts';

/** An edge on which sources and catalog do not agree. */
export interface Disagreement {
  readonly from: string;
  readonly to: string;
  /** Of the sighting that there is. */
  readonly origin: string;
  readonly via: string | null;
}

/** What graph sources say, held against a catalog. Everything by name, in order. */
export interface FactsComparison {
  /** Names that sources use, by what they mean in the catalog. */
  readonly matched: readonly string[];
  readonly unknown: readonly string[];
  readonly ambiguous: readonly { readonly name: string; readonly candidates: readonly string[] }[];
  readonly edges: Readonly<Record<DependencySource, number>>;
  /** Of systems whose calls were observed at all; of others nothing can be said. */
  readonly declaredNeverObserved: readonly Disagreement[];
  readonly observedNotDeclared: readonly Disagreement[];
}

export function compareFacts(catalog: Catalog, facts: readonly GraphFacts[]): FactsComparison {
  const match = factsMatcher(catalog, facts);
  const names = [...namesIn(facts)].toSorted().map((name) => ({ name, found: match(name) }));
  const edges = { declared: 0, observed: 0, inferred: 0 };
  for (const { edges: list } of facts) for (const { source } of list) edges[source]++;

  const merged = mergeFacts(catalog, facts, { addUnknown: true });
  const declaredNeverObserved: Disagreement[] = [];
  const observedNotDeclared: Disagreement[] = [];
  for (const { id, dependsOn } of merged.systems) {
    const each = dependsOn.map((dependency) => {
      const sightings = sightingsOf(dependency);
      return {
        to: dependency.on,
        declared: by(sightings, 'declared'),
        observed: by(sightings, 'observed'),
      };
    });
    const isWatched = each.some(({ observed }) => observed !== null);
    for (const { to, declared, observed } of each) {
      if (declared !== null && observed === null && isWatched) {
        declaredNeverObserved.push({ from: id, to, origin: declared.origin, via: declared.via });
      }
      if (observed !== null && declared === null) {
        observedNotDeclared.push({ from: id, to, origin: observed.origin, via: observed.via });
      }
    }
  }
  return {
    matched: names.flatMap(({ name, found }) => (found.kind === 'matched' ? [name] : [])),
    unknown: names.flatMap(({ name, found }) => (found.kind === 'unmatched' ? [name] : [])),
    ambiguous: names.flatMap(({ name, found }) =>
      found.kind === 'ambiguous' ? [{ name, candidates: found.candidates }] : [],
    ),
    edges,
    declaredNeverObserved,
    observedNotDeclared,
  };
}

function by(sightings: readonly Sighting[], source: DependencySource): Sighting | null {
  return sightings.find((sighting) => sighting.source === source) ?? null;
}
