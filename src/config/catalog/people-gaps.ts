import type { Catalog, Person, System } from '../../core/catalog/types.ts';
import { levelRank } from '../../core/provenance/levels.ts';
import type { Problem } from '../problem.ts';
import type { CatalogDraft, Drafted } from './draft.ts';
import { at } from './places.ts';

/** Levels that come with knowing a system; whoever stands above them is senior wherever they are. */
const BY_KNOWLEDGE = new Set(['senior', 'principal']);

/**
 * What a catalog leaves open about people. What a directory may fill in is no gap: nobody can tell from here.
 * `bySystem`: the policy counts somebody as senior only on systems that are theirs.
 */
export function peopleGaps(
  draft: CatalogDraft,
  catalog: Catalog,
  bySystem: boolean,
): readonly Problem[] {
  return [...emptyTeams(draft, catalog), ...(bySystem ? withoutSenior(draft, catalog) : [])];
}

function emptyTeams(draft: CatalogDraft, { people, directory }: Catalog): readonly Problem[] {
  const filled = new Set(people.filter(({ active }) => active).flatMap(({ teams }) => teams));
  const byDirectory = new Set(directory?.teams.map(({ team }) => team));
  return draft.teams
    .filter(({ value }) => !filled.has(value.id) && !byDirectory.has(value.id))
    .filter(({ value }) => (value.identities ?? []).length === 0)
    .map((team) =>
      gap(
        team,
        'empty-team',
        `nobody active is in team "${team.value.id}", so nobody can answer for it`,
        'Add somebody, give it the identity of a forge’s team, or say under directory which group it is.',
      ),
    );
}

function withoutSenior(draft: CatalogDraft, catalog: Catalog): readonly Problem[] {
  return draft.systems
    .filter(({ value }) => value.tier === 1 && value.owners.length > 0)
    .filter(({ value }) => !mayComeFromDirectory(value, catalog))
    .filter(({ value }) => !catalog.people.some((person) => isSeniorOn(person, value)))
    .map((system) =>
      gap(
        system,
        'no-senior',
        `nobody is senior on "${system.value.id}", which is Tier-1, and the policy goes by system`,
        'Make somebody senior who owns it, or name their level on it under seniority.',
      ),
    );
}

function isSeniorOn(person: Person, system: System): boolean {
  if (!person.active) return false;
  const named = person.seniority?.find((each) => each.system === system.id);
  if (named !== undefined) return levelRank(named.level) >= levelRank('senior');
  const isTheirs =
    system.owners.includes(person.id) || person.teams.some((team) => system.owners.includes(team));
  return BY_KNOWLEDGE.has(person.level) && isTheirs;
}

function mayComeFromDirectory({ id, owners }: System, { directory, teams }: Catalog): boolean {
  if (directory === undefined) return false;
  const senior = directory.levels.filter(({ level }) => levelRank(level) >= levelRank('senior'));
  if (senior.some(({ systems }) => systems?.includes(id) === true)) return true;
  const isFilled = (team: string) =>
    directory.teams.some((each) => each.team === team) ||
    teams.some((each) => each.id === team && (each.identities ?? []).length > 0);
  return senior.some(({ systems }) => systems === null) && owners.some(isFilled);
}

function gap(entry: Drafted<unknown>, code: string, message: string, suggestion: string): Problem {
  return { ...at(entry, null, code, message, suggestion), severity: 'warning' };
}
