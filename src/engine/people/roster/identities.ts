import type { Person } from '../../../core/catalog/types.ts';
import type { RosterProblem } from '../types.ts';
import { fold, type Claims } from './claims.ts';
import { sortedSet } from './order.ts';
import { sharedProblem, type ToldApart } from './tell-apart.ts';

/**
 * Takes from everybody the identities that several claim. What the file gives somebody, an account that is
 * nobody's cannot take away; and an id stays its owner's.
 */
export function withoutShared(
  written: readonly Person[],
  people: readonly Person[],
  claims: Claims,
  told: ToldApart,
): { readonly people: readonly Person[]; readonly problems: readonly RosterProblem[] } {
  const holders = new Map<string, Set<string>>();
  const hold = (identity: string, holder: string): void => {
    const known = holders.get(identity);
    if (known === undefined) holders.set(identity, new Set([holder]));
    else known.add(holder);
  };
  for (const { id, identities } of people) {
    for (const identity of [id, ...identities]) hold(fold(identity), id);
  }
  const ids = new Set(people.map(({ id }) => fold(id)));
  for (const { key, identities, directory } of claims.claimants) {
    if (!told.unresolved.has(key)) continue;
    for (const identity of identities) {
      // A login that two accounts of a forge had is not whom the file meant any more.
      const isPassedOn = directory.kind === 'forge' && claims.shared.has(identity);
      if (isPassedOn || !claims.byFile.has(identity)) hold(identity, key);
    }
  }
  const shared = new Map([...holders].filter(([, claiming]) => claiming.size > 1));
  if (shared.size === 0) return { people, problems: [] };
  const known = new Set([...written, ...people].map(({ id }) => id));
  return {
    people: people.map((person) => without(person, shared, ids)),
    problems: [...shared].map(([identity, claiming]) => {
      const sharing = claims.claimants.filter(
        ({ key, identities }) => told.unresolved.has(key) && identities.includes(identity),
      );
      return sharedProblem(
        identity,
        sharing,
        sortedSet([...claiming].filter((id) => known.has(id))),
      );
    }),
  };
}

function without(
  person: Person,
  shared: ReadonlyMap<string, unknown>,
  ids: ReadonlySet<string>,
): Person {
  const kept = person.identities.filter((identity) => {
    const name = fold(identity);
    return !shared.has(name) || (ids.has(name) && name === fold(person.id));
  });
  return kept.length === person.identities.length ? person : { ...person, identities: kept };
}
