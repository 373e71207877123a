import type { Catalog } from '../../core/catalog/types.ts';
import type { Problem } from '../problem.ts';
import type { CatalogDraft, Drafted } from './draft.ts';
import { directoryOf, peopleProblems } from './join-people.ts';
import { at, dangling } from './places.ts';

export interface JoinedCatalog {
  readonly catalog: Catalog;
  readonly problems: readonly Problem[];
}

/**
 * Puts drafts together and checks what they say of each other. Systems, people and teams come out by
 * id, so that the order of files changes nothing; environments keep theirs, since the first match counts.
 */
export function joinDrafts(draft: CatalogDraft): JoinedCatalog {
  const systemIds = new Set(draft.systems.map((system) => system.value.id));
  const teamIds = new Set(draft.teams.map((team) => team.value.id));
  const personIds = new Set(draft.people.map((person) => person.value.id));
  const ownerIds = new Set([...teamIds, ...personIds]);
  const problems = [
    ...duplicates(draft.systems, 'system'),
    ...duplicates([...draft.teams, ...draft.people], 'person or team'),
    ...sharedIdentities(draft),
    ...sharedAliases(draft),
    ...peopleProblems(draft),
  ];

  const neededBy = Map.groupBy(draft.reverseDependencies, ({ from }) => from);
  const systems = draft.systems.map((drafted) => {
    const { value, dependencyPaths, ownerPaths } = drafted;
    value.owners.forEach((owner, index) => {
      if (ownerIds.has(owner)) return;
      const message = `"${value.id}" is owned by "${owner}", who is neither a person nor a team here`;
      problems.push(
        dangling(drafted, ownerPaths[index], 'unknown-owner', message, owner, ownerIds),
      );
    });
    const dependsOn = value.dependsOn.filter(({ on }, index) => {
      const path = dependencyPaths[index];
      if (on === value.id) {
        const message = `"${on}" depends on itself`;
        problems.push(at(drafted, path, 'self-dependency', message, 'Remove it.'));
        return false;
      }
      if (value.dependsOn.findIndex((other) => other.on === on) < index) {
        const message = `"${value.id}" depends on "${on}" twice`;
        problems.push(at(drafted, path, 'duplicate-dependency', message, 'Keep one of them.'));
        return false;
      }
      if (systemIds.has(on)) return true;
      const message = `"${value.id}" depends on "${on}", which is not in the catalog`;
      problems.push(dangling(drafted, path, 'unknown-dependency', message, on, systemIds));
      return false;
    });
    const known = new Set([value.id, ...dependsOn.map(({ on }) => on)]);
    for (const { on, via } of neededBy.get(value.id) ?? []) {
      if (!known.has(on)) dependsOn.push({ on, source: 'declared', confidence: 1, via });
      known.add(on);
    }
    return { ...value, dependsOn: dependsOn.toSorted((a, b) => (a.on < b.on ? -1 : 1)) };
  });
  for (const { from, on, document, path } of draft.reverseDependencies) {
    if (systemIds.has(from)) continue;
    const message = `"${from}" is said to depend on "${on}", but is not in the catalog`;
    const entry = { value: on, document, path, foreign: true };
    problems.push(dangling(entry, path, 'unknown-dependency', message, from, systemIds));
  }

  const teamsOf = Map.groupBy(draft.memberships, ({ person }) => person);
  for (const { person, team, document, path } of draft.memberships) {
    if (personIds.has(person)) continue;
    const message = `"${person}" is said to be in team "${team}", but is not in the catalog`;
    const entry = { value: person, document, path, foreign: true };
    problems.push(dangling(entry, path, 'unknown-person', message, person, personIds));
  }

  for (const drafted of draft.people) {
    drafted.value.teams.forEach((team, index) => {
      if (teamIds.has(team)) return;
      const message = `"${drafted.value.id}" is in team "${team}", which is not in the catalog`;
      const path = drafted.teamPaths[index];
      problems.push(dangling(drafted, path, 'unknown-team', message, team, teamIds));
    });
  }

  const catalog: Catalog = {
    systems: systems.toSorted(byId),
    people: draft.people
      .map(({ value }) => {
        const joined = (teamsOf.get(value.id) ?? []).map(({ team }) => team);
        return { ...value, teams: [...new Set([...value.teams, ...joined])].toSorted() };
      })
      .toSorted(byId),
    teams: draft.teams.map((team) => team.value).toSorted(byId),
    environments: draft.environments,
    ...directoryOf(draft),
  };
  return { catalog, problems };
}

function duplicates(
  drafted: readonly Drafted<{ readonly id: string }>[],
  what: string,
): readonly Problem[] {
  const first = new Map<string, Drafted<{ readonly id: string }>>();
  return drafted.flatMap((entry) => {
    const { id } = entry.value;
    const before = first.get(id);
    if (before === undefined) {
      first.set(id, entry);
      return [];
    }
    const place = before.document.at(before.path);
    const message = `there is a ${what} "${id}" already, at ${before.document.file}:${place.line}`;
    return [at(entry, null, 'duplicate-id', message, 'Give each its own id.')];
  });
}

/** Two people behind one address could each approve what the other wrote. */
function sharedIdentities(draft: CatalogDraft): readonly Problem[] {
  const holder = new Map<string, string>();
  return draft.people.flatMap((person) =>
    [person.value.id.toLowerCase(), ...new Set(person.value.identities)].flatMap((identity) => {
      const other = holder.get(identity);
      holder.set(identity, other ?? person.value.id);
      if (other === undefined || other === person.value.id) return [];
      const message = `"${identity}" stands for both "${other}" and "${person.value.id}"`;
      return [at(person, null, 'shared-identity', message, 'An identity belongs to one person.')];
    }),
  );
}

/** A name that means two systems means neither: what is seen under it could not be told. */
function sharedAliases(draft: CatalogDraft): readonly Problem[] {
  const holder = new Map(draft.systems.map(({ value }) => [value.id.toLowerCase(), value.id]));
  return draft.systems.flatMap((system) =>
    [...new Set(system.value.aliases ?? [])].flatMap((alias) => {
      const key = alias.trim().toLowerCase();
      const other = holder.get(key);
      holder.set(key, other ?? system.value.id);
      if (other === undefined || other === system.value.id) return [];
      const message = `"${alias}" stands for both "${other}" and "${system.value.id}"`;
      return [at(system, null, 'shared-alias', message, 'An alias belongs to one system.')];
    }),
  );
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}
