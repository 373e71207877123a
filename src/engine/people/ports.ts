/** What the engine asks of the store about people. */
import type { CaseState } from '../ports.ts';
import type { Directory, DirectoryAccount, DirectoryKind } from './types.ts';

/** An account as it is kept. */
export interface StoredAccount extends DirectoryAccount {
  readonly directory: string;
  readonly externalId: string | null;
  /** What the directory gave besides, to be given back as it was. */
  readonly resource: Readonly<Record<string, unknown>>;
  readonly createdAt: string;
  readonly changedAt: string;
}

/** A group as it is kept, without its members. */
export interface StoredGroup {
  readonly directory: string;
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly externalId: string | null;
  readonly createdAt: string;
  readonly changedAt: string;
}

/** A member of a group, as pages and directories name it. */
export interface Member {
  readonly id: string;
  readonly login: string;
  readonly name: string;
}

/** What a listing is narrowed to; all of it applies. */
export interface AccountFilter {
  readonly id?: string;
  readonly login?: string;
  readonly externalId?: string;
  /** In any case. */
  readonly name?: string;
  /** Any of its identities, lower case. */
  readonly identity?: string;
}

export interface GroupFilter {
  readonly id?: string;
  readonly name?: string;
  readonly externalId?: string;
  /** Id of an account that is in it. */
  readonly member?: string;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** Of all that fit, whatever the page holds. */
  readonly total: number;
}

/** How a directory is doing. */
export interface DirectoryState {
  readonly id: string;
  readonly kind: DirectoryKind;
  /** When it was last read whole; null where it never was, or is not read but told. */
  readonly syncedAt: string | null;
  readonly fault: string | null;
  readonly faultAt: string | null;
}

/** One answer that somebody gave, for a page about them. */
export interface GivenAnswer {
  readonly case: string;
  readonly title: string;
  readonly state: CaseState;
  readonly answer: 'approve' | 'refuse' | 'withdraw';
  readonly at: string;
}

/** One exception that somebody granted, for a page about them. */
export interface GivenException {
  readonly id: string;
  readonly rules: readonly string[];
  readonly reason: string;
  readonly at: string;
  readonly ends: string;
}

export interface PeopleReads {
  /** All that every directory says, in order of their ids. */
  readDirectories(): Promise<readonly Directory[]>;
  listDirectories(): Promise<readonly DirectoryState[]>;
  /** Null for one that was taken out. */
  findAccount(directory: string, id: string): Promise<StoredAccount | null>;
  /** Those of these ids that there are. */
  knownAccounts(directory: string, ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** Oldest first, without those taken out. `offset` is 0-based. */
  listAccounts(
    directory: string,
    filter: AccountFilter,
    offset: number,
    limit: number,
  ): Promise<Page<StoredAccount>>;
  findGroup(directory: string, id: string): Promise<StoredGroup | null>;
  listGroups(
    directory: string,
    filter: GroupFilter,
    offset: number,
    limit: number,
  ): Promise<Page<StoredGroup>>;
  /** Members that were not taken out, by group, in order of their ids. */
  membersOf(
    directory: string,
    groups: readonly string[],
  ): Promise<ReadonlyMap<string, readonly Member[]>>;
  /** Groups by account, in order of their ids. */
  groupsOf(
    directory: string,
    accounts: readonly string[],
  ): Promise<ReadonlyMap<string, readonly StoredGroup[]>>;
  /** Whether an account, whatever became of it, ever made a person of this id. */
  isPersonTaken(id: string): Promise<boolean>;
  /** Newest first. */
  answersBy(person: string, limit: number): Promise<readonly GivenAnswer[]>;
  /** Newest first. */
  exceptionsBy(person: string, limit: number): Promise<readonly GivenException[]>;
}

export interface PeopleWrites extends PeopleReads {
  /** Holds all that directories say until the transaction ends; every write asks for it first. */
  lockPeople(): Promise<void>;
  /** Puts an account in the place of the one with its id, or adds it. */
  putAccount(account: StoredAccount): Promise<void>;
  putGroup(group: StoredGroup): Promise<void>;
  removeGroup(directory: string, id: string): Promise<void>;
  /** Puts these members in the place of those that a group has. */
  setMembers(directory: string, group: string, accounts: readonly string[]): Promise<void>;
  noteDirectory(state: DirectoryState): Promise<void>;
  /** Tells every server, once the transaction is kept. */
  tellPeopleChanged(): Promise<void>;
}
