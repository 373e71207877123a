import type { GraphFacts } from './facts.ts';
import { nameMatcher } from './match-names.ts';
import type { NameMatch, NameMatcher } from './match-names.ts';
import { isEnvironment, nameForms } from './normalise-name.ts';
import type { Catalog } from './types.ts';

/** What the names in some facts mean in a catalog. */
export function factsMatcher(catalog: Catalog, facts: readonly GraphFacts[]): NameMatcher {
  return amongNames(nameMatcher(catalog), namesIn(facts));
}

/**
 * As `match`, knowing all the names there are: where `shop/cache` and `billing/cache` would both become
 * the system `cache` only by leaving the namespace out, neither does, until an alias says which.
 */
export function amongNames(match: NameMatcher, names: Iterable<string>): NameMatcher {
  const places = new Map<string, Set<string>>();
  const placed = new Map<string, string>();
  for (const name of names) {
    const found = match(name);
    if (found.kind !== 'matched' || found.by !== 'normalised') continue;
    const { namespace } = nameForms(name);
    if (namespace === null || isEnvironment(namespace)) continue;
    placed.set(name, found.system);
    const known = places.get(found.system) ?? new Set();
    places.set(found.system, known.add(namespace));
  }
  return (name): NameMatch => {
    const system = placed.get(name);
    return system !== undefined && (places.get(system)?.size ?? 0) > 1
      ? { kind: 'ambiguous', candidates: [system] }
      : match(name);
  };
}

const named = new WeakMap<readonly GraphFacts[], ReadonlySet<string>>();

/** Every name that facts mention; of the same list it is worked out once. */
export function namesIn(facts: readonly GraphFacts[]): ReadonlySet<string> {
  const known = named.get(facts);
  if (known !== undefined) return known;
  const names = new Set<string>();
  for (const { systems, edges } of facts) {
    for (const { name } of systems) names.add(name);
    for (const { from, to } of edges) names.add(from).add(to);
  }
  named.set(facts, names);
  return names;
}
