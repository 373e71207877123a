import type { DirectoryTerms } from '../../core/catalog/types.ts';
import type { Problem } from '../problem.ts';
import type { CatalogDraft } from './draft.ts';
import { at, dangling } from './places.ts';

/** What is wrong with the names that levels by system, identities of teams and groups of directories bear. */
export function peopleProblems(draft: CatalogDraft): readonly Problem[] {
  const systemIds = new Set(draft.systems.map(({ value }) => value.id));
  const teamIds = new Set(draft.teams.map(({ value }) => value.id));
  return [
    ...sharedTeamIdentities(draft),
    ...seniorityProblems(draft, systemIds),
    ...groupProblems(draft, systemIds, teamIds),
  ];
}

/** The part about directories, in an order of its own; left out where no file says anything. */
export function directoryOf(draft: CatalogDraft): { readonly directory?: DirectoryTerms } {
  const { groupLevels, groupTeams } = draft;
  if (groupLevels.length + groupTeams.length === 0) return {};
  return {
    directory: {
      levels: groupLevels.map(({ value }) => value).toSorted(byText),
      teams: groupTeams.map(({ value }) => value).toSorted(byText),
    },
  };
}

/** A name that means two teams means neither: its members could answer for what is not theirs. */
function sharedTeamIdentities(draft: CatalogDraft): readonly Problem[] {
  const holder = new Map(draft.teams.map(({ value }) => [value.id.toLowerCase(), value.id]));
  return draft.teams.flatMap((team) =>
    [...new Set(team.value.identities ?? [])].flatMap((identity) => {
      const key = identity.replace(/^@/, '');
      const other = holder.get(key);
      holder.set(key, other ?? team.value.id);
      if (other === undefined || other === team.value.id) return [];
      const message = `"${identity}" stands for both "${other}" and "${team.value.id}"`;
      return [at(team, null, 'shared-identity', message, 'An identity belongs to one team.')];
    }),
  );
}

function seniorityProblems(
  draft: CatalogDraft,
  systemIds: ReadonlySet<string>,
): readonly Problem[] {
  return draft.people.flatMap((person) =>
    (person.value.seniority ?? []).flatMap(({ system }, index, all) => {
      const path = person.seniorityPaths?.[index];
      if (all.findIndex((other) => other.system === system) < index) {
        const message = `"${person.value.id}" has two levels on "${system}"`;
        return [at(person, path, 'duplicate-seniority', message, 'Keep one of them.')];
      }
      if (systemIds.has(system)) return [];
      const message = `"${person.value.id}" has a level on "${system}", which is not in the catalog`;
      return [dangling(person, path, 'unknown-system', message, system, systemIds)];
    }),
  );
}

function groupProblems(
  draft: CatalogDraft,
  systemIds: ReadonlySet<string>,
  teamIds: ReadonlySet<string>,
): readonly Problem[] {
  return [
    ...draft.groupLevels.flatMap((entry) =>
      (entry.value.systems ?? []).flatMap((system, index) => {
        if (systemIds.has(system)) return [];
        const message = `group "${entry.value.group}" has a level on "${system}", which is not in the catalog`;
        const path = entry.systemPaths[index];
        return [dangling(entry, path, 'unknown-system', message, system, systemIds)];
      }),
    ),
    ...draft.groupTeams.flatMap((entry) => {
      const { group, team } = entry.value;
      if (teamIds.has(team)) return [];
      const message = `group "${group}" stands for team "${team}", which is not in the catalog`;
      return [dangling(entry, entry.path, 'unknown-team', message, team, teamIds)];
    }),
  ];
}

function byText(a: unknown, b: unknown): number {
  const [left, right] = [JSON.stringify(a), JSON.stringify(b)];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
