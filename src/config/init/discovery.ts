import type { EnvironmentKind } from '../../core/change/types.ts';

/** A dependency that some file states. */
interface FoundDependency {
  readonly on: string;
  /** What carries it, in a few words. */
  readonly via: string;
}

/** Something that looks like a system, with the reason for thinking so. */
export interface FoundSystem {
  readonly id: string;
  readonly name: string;
  /** Ids of found teams. */
  readonly owners: readonly string[];
  /** Owners that are people, as the file names them: no level is known, so they are not entered. */
  readonly ownersToName: readonly string[];
  readonly environments: readonly string[];
  readonly paths: readonly string[];
  readonly resources: readonly string[];
  readonly dependsOn: readonly FoundDependency[];
  /** Parts of sentences: `compose.yaml has a service api`. */
  readonly reasons: readonly string[];
}

/** A system as one kind of file shows it, before it is joined with what others show. */
export type SystemClue = Pick<FoundSystem, 'name' | 'reasons'> &
  Partial<Pick<FoundSystem, 'environments' | 'paths' | 'resources'>> & {
    /** Names of other systems, as the file writes them. */
    readonly needs?: readonly FoundDependency[];
  };

export interface FoundTeam {
  readonly id: string;
  /** As the file names it: `@org/payments`. */
  readonly handle: string;
  readonly reason: string;
}

export interface FoundPerson {
  readonly id: string;
  readonly name: string;
  /** Lower case, sorted. */
  readonly emails: readonly string[];
  readonly commits: number;
}

export interface FoundEnvironment {
  readonly name: string;
  readonly kind: EnvironmentKind;
  readonly reason: string;
}

/** What a repository shows of the organisation around it. Everything in it is a guess with a reason. */
export interface Discovery {
  /** Name of the repository's folder. */
  readonly name: string;
  /** False where the folder is no git repository: then nothing else is known. */
  readonly repository: boolean;
  /** True where there were too many files to look at all of them. */
  readonly cut: boolean;
  readonly systems: readonly FoundSystem[];
  readonly teams: readonly FoundTeam[];
  readonly people: readonly FoundPerson[];
  readonly environments: readonly FoundEnvironment[];
  /** Paths of pipelines. */
  readonly workflows: readonly string[];
  /** Paths of Backstage files, which Holdpoint reads by itself. */
  readonly backstage: readonly string[];
  /** Folders with Terraform or OpenTofu in them. */
  readonly terraform: readonly string[];
}
