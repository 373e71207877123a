import type {
  EnvironmentName,
  GroupLevel,
  GroupTeam,
  Person,
  System,
  Team,
} from '../../core/catalog/types.ts';
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
  /** Places of the systems of `value.seniority`, in the same order. */
  readonly seniorityPaths?: readonly Path[];
}

export interface DraftedGroupLevel extends Drafted<GroupLevel> {
  /** Places of `value.systems`, in the same order. */
  readonly systemPaths: readonly Path[];
}

/** `from` depends on `on`, said by the file of `on` (Backstage's `providesApis`, `dependencyOf`). */
export interface ReverseDependency {
  readonly from: string;
  readonly on: string;
  readonly via: string | null;
  readonly document: ConfigDocument;
  readonly path: Path;
}

/** A person in a team, said by the team's file. */
export interface Membership {
  readonly person: string;
  readonly team: string;
  readonly document: ConfigDocument;
  readonly path: Path;
}

/** What one or more files say, not yet checked against each other. */
export interface CatalogDraft {
  readonly systems: readonly DraftedSystem[];
  readonly people: readonly DraftedPerson[];
  readonly teams: readonly Drafted<Team>[];
  readonly environments: readonly EnvironmentName[];
  readonly reverseDependencies: readonly ReverseDependency[];
  readonly memberships: readonly Membership[];
  readonly groupLevels: readonly DraftedGroupLevel[];
  readonly groupTeams: readonly Drafted<GroupTeam>[];
}

export const EMPTY_DRAFT: CatalogDraft = {
  systems: [],
  people: [],
  teams: [],
  environments: [],
  reverseDependencies: [],
  memberships: [],
  groupLevels: [],
  groupTeams: [],
};

export function mergeDrafts(drafts: readonly CatalogDraft[]): CatalogDraft {
  return {
    systems: drafts.flatMap((draft) => draft.systems),
    people: drafts.flatMap((draft) => draft.people),
    teams: drafts.flatMap((draft) => draft.teams),
    environments: drafts.flatMap((draft) => draft.environments),
    reverseDependencies: drafts.flatMap((draft) => draft.reverseDependencies),
    memberships: drafts.flatMap((draft) => draft.memberships),
    groupLevels: drafts.flatMap((draft) => draft.groupLevels),
    groupTeams: drafts.flatMap((draft) => draft.groupTeams),
  };
}
