/** Systems by tier and the people around them, as every attack meets them. */
import { compileCatalog, type CatalogIndex } from '../../../../src/core/catalog/compile.ts';
import type { Person, System, Tier } from '../../../../src/core/catalog/types.ts';

/** Mary and Jun write. Ravi and Sena are senior on orders, Sena on payments as well; Otto is senior elsewhere. */
export function organisation(forge: string): CatalogIndex {
  const system = (id: string, tier: Tier): System => ({
    id,
    name: id,
    tier,
    owners: [id],
    environments: [],
    paths: [`${id}/**`],
    resources: [],
    dependsOn: [],
  });
  const known = (
    id: string,
    level: Person['level'],
    teams: readonly string[],
    more: readonly string[] = [],
  ): Person => ({
    id,
    name: `${id[0]?.toUpperCase()}${id.slice(1)}`,
    level,
    teams,
    identities: [`${id}@example.com`, `${forge}/${id}`, ...more],
    active: true,
  });
  return compileCatalog({
    systems: [system('payments', 1), system('orders', 2), system('wiki', 4)],
    people: [
      known('mary', 'mid', ['orders', 'payments'], [`${forge}/mary-private`]),
      known('jun', 'junior', ['orders']),
      known('ravi', 'senior', ['orders'], [`${forge}/ravi-private`, 'ravi@home.example']),
      known('sena', 'senior', ['orders', 'payments']),
      known('tess', 'senior', ['payments']),
      known('otto', 'senior', ['wiki']),
      known('eve', 'senior', ['orders']),
      known('pia', 'principal', ['payments', 'orders']),
      known('root', 'vp', []),
    ],
    teams: ['payments', 'orders', 'wiki'].map((id) => ({ id, name: id })),
    environments: [],
  });
}

/** The same catalog, in which people can leave while a server runs. */
export interface Roster {
  readonly catalog: CatalogIndex;
  leave(person: string): void;
}

export function rosterOf(first: CatalogIndex): Roster {
  let index = first;
  return {
    catalog: {
      get catalog() {
        return index.catalog;
      },
      get systems() {
        return index.systems;
      },
      get people() {
        return index.people;
      },
      claimsOn: (resource) => index.claimsOn(resource),
      personBy: (identity) => index.personBy(identity),
      teamBy: (identity) => index.teamBy(identity),
      environmentKind: (name) => index.environmentKind(name),
    },
    leave: (person) => {
      const people = index.catalog.people.map((each) =>
        each.id === person ? { ...each, active: false } : each,
      );
      index = compileCatalog({ ...index.catalog, people });
    },
  };
}

/** What each account may do; Eve may only read, and so may whoever is not named. */
export const ROLES = {
  mary: 'write',
  'mary-private': 'write',
  jun: 'write',
  ravi: 'maintain',
  'ravi-private': 'write',
  sena: 'write',
  tess: 'write',
  otto: 'write',
  eve: 'read',
  pia: 'write',
  root: 'admin',
  sock: 'write',
} as const;

export const LOGINS = Object.keys(ROLES);
