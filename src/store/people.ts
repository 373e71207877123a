import type { PeopleReads, PeopleWrites } from '../engine/people/ports.ts';
import type { Queryable } from './connection/pool.ts';
import * as accounts from './queries/people/accounts.ts';
import * as directories from './queries/people/directories.ts';
import * as given from './queries/people/given.ts';
import * as groups from './queries/people/groups.ts';
import * as members from './queries/people/members.ts';

/** The engine's reads about people, over the pool or within a transaction. */
export function peopleReadsOver(db: Queryable): PeopleReads {
  return {
    readDirectories: () => directories.readDirectories(db),
    listDirectories: () => directories.listDirectories(db),
    findAccount: (directory, id) => accounts.findAccount(db, directory, id),
    knownAccounts: (directory, ids) => accounts.knownAccounts(db, directory, ids),
    listAccounts: (directory, filter, offset, limit) =>
      accounts.listAccounts(db, directory, filter, offset, limit),
    findGroup: (directory, id) => groups.findGroup(db, directory, id),
    listGroups: (directory, filter, offset, limit) =>
      groups.listGroups(db, directory, filter, offset, limit),
    membersOf: (directory, ids) => members.membersOf(db, directory, ids),
    groupsOf: (directory, ids) => members.groupsOf(db, directory, ids),
    isPersonTaken: (id) => accounts.isPersonTaken(db, id),
    answersBy: (person, limit) => given.answersBy(db, person, limit),
    exceptionsBy: (person, limit) => given.exceptionsBy(db, person, limit),
  };
}

/** The engine's writes about people over one transaction's connection. */
export function peopleWritesOver(db: Queryable): PeopleWrites {
  return {
    ...peopleReadsOver(db),
    lockPeople: () => directories.lockPeople(db),
    putAccount: (account) => accounts.putAccount(db, account),
    putGroup: (group) => groups.putGroup(db, group),
    removeGroup: (directory, id) => groups.removeGroup(db, directory, id),
    setMembers: (directory, group, ids) => members.setMembers(db, directory, group, ids),
    noteDirectory: (state) => directories.noteDirectory(db, state),
    tellPeopleChanged: () => directories.tellPeopleChanged(db),
  };
}
