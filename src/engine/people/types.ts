import type { DirectoryTerms, Person, Team } from '../../core/catalog/types.ts';

/**
 * Where people are known from. `scim` provisions accounts and closes them; `oidc` tells at sign-in which groups
 * somebody is in; a `forge` knows accounts and teams, and makes nobody a person.
 */
export type DirectoryKind = 'scim' | 'oidc' | 'forge';

export interface Directory {
  /** `scim`, `oidc`, or the id of a forge (`github.com`). */
  readonly id: string;
  readonly kind: DirectoryKind;
  readonly accounts: readonly DirectoryAccount[];
  readonly groups: readonly DirectoryGroup[];
}

export interface DirectoryAccount {
  /** The directory's own name for it; of `oidc` the id of the person. */
  readonly id: string;
  /** Id of the person that it makes where the file knows nobody behind it; null where it makes none. */
  readonly person: string | null;
  /** What the directory lets only one account have; lower case. */
  readonly login: string;
  readonly name: string;
  /** Lower case, the login included. */
  readonly identities: readonly string[];
  readonly active: boolean;
  /** Taken out of the directory: it is closed, and gives way to a live account that took its names over. */
  readonly gone: boolean;
}

export interface DirectoryGroup {
  readonly id: string;
  /** As the directory shows it; of a forge as CODEOWNERS writes it, without `@`. */
  readonly name: string;
  readonly title: string;
  /** Ids of accounts of the same directory. */
  readonly members: readonly string[];
}

/** What the organisation's own files say about people. */
export interface RosterFile {
  readonly people: readonly Person[];
  readonly teams: readonly Team[];
  readonly directory?: DirectoryTerms;
}

export type RosterProblemCode =
  'shared-identity' | 'many-people' | 'taken-id' | 'taken-team' | 'unknown-group' | 'strangers';

/** Something about people that nobody can tell, and which is therefore left unresolved. */
export interface RosterProblem {
  readonly code: RosterProblemCode;
  /** One sentence. */
  readonly text: string;
  readonly advice: string;
  /** Ids of the people concerned, sorted. */
  readonly people: readonly string[];
}

/** One thing that says so of a person: the file, or an account of a directory. */
export type PersonSource =
  | { readonly kind: 'file' }
  | {
      readonly kind: DirectoryKind;
      readonly directory: string;
      readonly account: string;
      readonly login: string;
      readonly active: boolean;
    };

/** Who may release, from all that is known. People and teams by id. */
export interface Roster {
  readonly people: readonly Person[];
  readonly teams: readonly Team[];
  readonly problems: readonly RosterProblem[];
  /** By person. */
  readonly sources: ReadonlyMap<string, readonly PersonSource[]>;
}
