import type { RuleTrie } from './pattern/rule-trie.ts';

/** What one file says of one path: these owners answer for it. */
export interface OwnershipClaim {
  /**
   * As written: `@ada`, `@org/team`, `@@maintainer`, `ada@example.org`. Bare names of OWNERS files get an `@`.
   * Empty where a rule says that nobody owns the path, or names nobody who can be understood.
   */
  readonly owners: readonly string[];
  /** The pattern as written; of an OWNERS file its folder, and the filter where one applies. */
  readonly pattern: string;
  /** The section of GitLab, `approvers` or `reviewers` of an OWNERS file, else null. */
  readonly section: string | null;
  /** These owners may answer, and nothing waits for them. */
  readonly optional: boolean;
  /** How many of these owners have to answer: 0 where the claim is optional or names nobody. */
  readonly approvals: number;
  /** Path of the file that says so. */
  readonly source: string;
  /** 1-based. */
  readonly line: number;
}

/** Something in a file that does not mean what its author thought. */
export interface OwnersProblem {
  readonly source: string;
  /** 1-based; 1 where the whole file is meant. */
  readonly line: number;
  readonly message: string;
}

/** Who owns a path. What could not be read is held for a person: it is never the same as owned by nobody. */
export type Ownership =
  | {
      readonly kind: 'known';
      /** Each claim stands on its own. None where no rule is about the path. */
      readonly claims: readonly OwnershipClaim[];
    }
  | { readonly kind: 'unread'; readonly problem: OwnersProblem };

/** A file, or a tree of files, that says who owns what. `problems` are bounded, in the order of their lines. */
export type OwnersFile =
  | {
      readonly kind: 'codeowners';
      readonly source: string;
      readonly sections: readonly OwnersSection[];
      readonly problems: readonly OwnersProblem[];
    }
  | {
      readonly kind: 'tree';
      /** By folder, without a slash at its end; the root is the empty text. */
      readonly folders: ReadonlyMap<string, FolderOwners>;
      readonly problems: readonly OwnersProblem[];
    }
  | { readonly kind: 'unread'; readonly problems: readonly [OwnersProblem] };

/** Rules of which only the last that matches counts. */
export interface OwnersSection {
  readonly name: string | null;
  readonly optional: boolean;
  readonly rules: readonly OwnersRule[];
  /** Finds numbers of `rules`. */
  readonly named: RuleTrie;
  /** What matches here is no business of this section, whatever else matches. */
  readonly excluded: RuleTrie;
}

export interface OwnersRule {
  readonly pattern: string;
  readonly owners: readonly string[];
  readonly approvals: number;
  readonly line: number;
}

/** One OWNERS file. */
export type FolderOwners =
  | {
      readonly kind: 'read';
      readonly source: string;
      readonly noParentOwners: boolean;
      readonly entries: readonly FolderEntry[];
    }
  | { readonly kind: 'unread'; readonly problem: OwnersProblem };

export type OwnersRole = 'approvers' | 'reviewers' | 'required_reviewers';

export interface FolderEntry {
  readonly role: OwnersRole;
  /** Aliases are put in full, doubles left out. */
  readonly owners: readonly string[];
  /** Matched against the path below the folder; null where the entry is about all of it. */
  readonly filter: { readonly text: string; readonly expression: Expression } | null;
  readonly line: number;
}

/** A regular expression that takes time in proportion to the text. */
export interface Expression {
  /** Steps for each letter of a text, at most. */
  readonly size: number;
  test(text: string): boolean;
}
