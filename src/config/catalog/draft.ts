import type { Catalog, EnvironmentName, Person, System, Team } from '../../core/catalog/types.ts';
import type { ConfigDocument, Path } from '../yaml/document.ts';

/** Something read from a file, with its place, before the files are put together. */
export interface Drafted<T> {
  readonly value: T;
  readonly document: ConfigDocument;
  readonly path: Path;
  /**
   * True for Backstage entities: they may name what lies in other repositories, so a name that leads
   * nowhere is a warning there and a mistake in our own format.
   */
  readonly foreign: boolean;
}

export interface DraftedSystem extends Drafted<System> {
  /** Places of `value.dependsOn` and `value.owners`, in the same order. */
  readonly dependencyPaths: readonly Path[];
  readonly ownerPaths: readonly Path[];
}

export interface DraftedPerson extends Drafted<Person> {
  readonly teamPaths: readonly Path[];
}

/** What one or more files say, not yet checked against each other. */
export interface CatalogDraft {
  readonly systems: readonly DraftedSystem[];
  readonly people: readonly DraftedPerson[];
  readonly teams: readonly Drafted<Team>[];
  readonly environments: readonly EnvironmentName[];
}

export const EMPTY_CATALOG: Catalog = { systems: [], people: [], teams: [], environments: [] };

export function mergeDrafts(drafts: readonly CatalogDraft[]): CatalogDraft {
  return {
    systems: drafts.flatMap((draft) => draft.systems),
    people: drafts.flatMap((draft) => draft.people),
    teams: drafts.flatMap((draft) => draft.teams),
    environments: drafts.flatMap((draft) => draft.environments),
  };
}
