import type { ForgeReads, ForgeWrites } from '../engine/forge/ports.ts';
import type { Queryable } from './connection/pool.ts';
import * as attachments from './queries/forge/attachments.ts';
import { casesInSlot } from './queries/forge/cases-in-slot.ts';
import { accountedFor, leftByForce } from './queries/forge/branches.ts';
import * as connections from './queries/forge/connections.ts';
import * as deliveries from './queries/forge/deliveries.ts';
import { freeAbandoned } from './queries/forge/life-locks.ts';
import * as pushes from './queries/forge/pushes.ts';
import * as requests from './queries/forge/requests.ts';
import { lockSlot } from './queries/lock-cases.ts';
import * as tasks from './queries/forge/tasks.ts';

/** The engine's reads about forges, over the pool or within a transaction. */
export function forgeReadsOver(db: Queryable): ForgeReads {
  return {
    findRequest: (ref) => requests.findRequest(db, ref),
    requestOfCase: (caseId) => requests.requestOfCase(db, caseId),
    listOpenRequests: (forge) => requests.listOpenRequests(db, forge),
    requestsOnBranch: (forge, repository, branch) =>
      requests.requestsOnBranch(db, forge, repository, branch),
    requestsAtHead: (forge, repository, commit) =>
      requests.requestsAtHead(db, forge, repository, commit),
    isBaseBranch: (forge, repository, branch) =>
      requests.isBaseBranch(db, forge, repository, branch),
    mergedInto: (forge, repository, branch, limit) =>
      requests.mergedInto(db, forge, repository, branch, limit),
    listPushes: (forge, repository, branch) => pushes.listPushes(db, forge, repository, branch),
    pushersOf: (forge, repository, branch, commits) =>
      pushes.pushersOf(db, forge, repository, branch, commits),
    accountedFor: (places) => accountedFor(db, places),
    leftByForce: (place) => leftByForce(db, place),
    casesInSlot: (slot, limit) => casesInSlot(db, slot, limit),
    findReplay: (caseId) => attachments.findReplay(db, caseId),
    listConnections: () => connections.listConnections(db),
    listFailing: (limit) => tasks.listFailing(db, limit),
    listDeliveries: (limit) => deliveries.listDeliveries(db, limit),
  };
}

/** The engine's writes about forges over one transaction's connection. `asked` hears of work for workers. */
export function forgeWritesOver(db: Queryable, asked: () => void): ForgeWrites {
  return {
    ...forgeReadsOver(db),
    lockBranch: (place) => lockSlot(db, place),
    insertReplay: (caseId, markdown, at) => attachments.insertReplay(db, caseId, markdown, at),
    insertDelivery: (delivery) => deliveries.insertDelivery(db, delivery),
    forgetDeliveries: (before) => deliveries.forgetDeliveries(db, before),
    recordPush: (forge, repository, branch, push) =>
      pushes.recordPush(db, forge, repository, branch, push),
    seeRequest: (ref, update, at) => requests.seeRequest(db, ref, update, at),
    ask: async (task) => {
      await tasks.ask(db, task);
      asked();
    },
    claim: (forges, lease, now, until) => tasks.claim(db, forges, lease, now, until),
    holdLease: (task) => tasks.holdLease(db, task),
    renewLease: (task, until) => tasks.renewLease(db, task, until),
    freeAbandoned: async (now) => {
      const freed = await freeAbandoned(db, now);
      if (freed > 0) asked();
      return freed;
    },
    settle: async (task, now) => {
      if (await tasks.settle(db, task, now)) asked();
    },
    putOff: (task, dueAt, fault, counts) => tasks.putOff(db, task, dueAt, fault, counts),
    pauseConnection: (forge, until, fault, at) =>
      connections.pauseConnection(db, forge, until, fault, at),
    noteFault: (forge, fault, at) => connections.noteFault(db, forge, fault, at),
    takeSweep: (forge, now, notSince) => connections.takeSweep(db, forge, now, notSince),
    sweepDone: (forge, at) => connections.sweepDone(db, forge, at),
  };
}
