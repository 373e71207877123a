import type { AgentReads, AgentWrites } from '../engine/agents/ports.ts';
import type { Queryable } from './connection/pool.ts';
import * as acknowledgements from './queries/agents/acknowledgements.ts';
import { autonomyCounts } from './queries/agents/autonomy.ts';
import * as decisions from './queries/agents/decisions.ts';
import * as grants from './queries/agents/grants.ts';
import * as holds from './queries/agents/holds.ts';
import * as lessons from './queries/agents/lessons.ts';
import { notifyAgentsChanged } from './queries/agents/notify.ts';
import * as sessions from './queries/agents/sessions.ts';
import * as spools from './queries/agents/spools.ts';
import * as stops from './queries/agents/stops.ts';
import * as writing from './queries/agents/writing.ts';

/** The engine's reads about agents, over the pool or within a transaction. */
export function agentReadsOver(db: Queryable): AgentReads {
  return {
    findSession: (id) => sessions.findSession(db, id),
    listSessions: (since, limit) => sessions.listSessions(db, since, limit),
    listDecisions: (agent, filter) => decisions.listDecisions(db, agent, filter),
    countDecisions: (agent, upTo) => decisions.countDecisions(db, agent, upTo),
    sessionsOnSystem: (system, since) => decisions.sessionsOnSystem(db, system, since),
    writingOf: (repository, paths, since) => writing.writingOf(db, repository, paths, since),
    openGaps: (machine, spool) => spools.openGaps(db, machine, spool),
    activeStops: () => stops.activeStops(db),
    findStop: (id) => stops.findStop(db, id),
    findStopByAttempt: (attempt) => stops.findStopByAttempt(db, attempt),
    pastStops: (limit) => stops.pastStops(db, limit),
    listAcknowledgements: (stop) => acknowledgements.listAcknowledgements(db, stop),
    listTampering: (stop) => acknowledgements.listTampering(db, stop),
    holdsInSlot: (slot, limit) => holds.holdsInSlot(db, slot, limit),
    findHeldCall: (caseId) => holds.findHeldCall(db, caseId),
    listGrants: (endingAfter, now, limit) => grants.listGrants(db, endingAfter, now, limit),
    findGrant: (id, now) => grants.findGrant(db, id, now),
    listLessons: () => lessons.listLessons(db),
    autonomyCounts: (since, limit) => autonomyCounts(db, since, limit),
  };
}

/** The engine's writes about agents over one transaction's connection. Whatever changes is told of. */
export function agentWritesOver(db: Queryable): AgentWrites {
  const tell = (event: Parameters<typeof notifyAgentsChanged>[1]) => notifyAgentsChanged(db, event);
  return {
    ...agentReadsOver(db),
    async seeSession(sighting) {
      await sessions.seeSession(db, sighting);
      await tell({ kind: 'agent', id: sighting.id });
    },
    lockSpool: (machine, spool) => spools.lockSpool(db, machine, spool),
    moveSpool: (machine, spool, highest) => spools.moveSpool(db, machine, spool, highest),
    insertDecision: (agent, decision, digest, receivedAt) =>
      decisions.insertDecision(db, agent, decision, digest, receivedAt),
    insertGap: (gap, at) => spools.insertGap(db, gap, at),
    fillGaps: (machine, spool, at) => spools.fillGaps(db, machine, spool, at),
    nextStopRevision: () => stops.nextStopRevision(db),
    async insertStop(stop, attempt) {
      await stops.insertStop(db, stop, attempt);
      await tell({ kind: 'stop', id: stop.id });
    },
    async resumeStop(id, at, by, reason, evidence) {
      await stops.resumeStop(db, id, at, by, reason, evidence);
      await tell({ kind: 'stop', id });
    },
    async insertAcknowledgement(acknowledgement) {
      const isNew = await acknowledgements.insertAcknowledgement(db, acknowledgement);
      if (isNew) await tell({ kind: 'stop', id: acknowledgement.stop });
      return isNew;
    },
    insertTampering: (tampering, receivedAt) =>
      acknowledgements.insertTampering(db, tampering, receivedAt),
    insertHold: (caseId, agent, slot, call, command, at) =>
      holds.insertHold(db, caseId, agent, slot, call, command, at),
    async insertGrant(grant) {
      await grants.insertGrant(db, grant);
      await tell({ kind: 'guard' });
    },
    async revokeGrant(id, at, by, reason) {
      await grants.revokeGrant(db, id, at, by, reason);
      await tell({ kind: 'guard' });
    },
    lockGrant: (id, now) => grants.lockGrant(db, id, now),
    insertWriting: (decision, agent, repository, at, written) =>
      writing.insertWriting(db, decision, agent, repository, at, written),
    insertGrantUse: (grant, decision, agent, at) =>
      grants.insertGrantUse(db, grant, decision, agent, at),
    isGrantUseTold: (grant, decision) => grants.isGrantUseTold(db, grant, decision),
    async insertLesson(lesson) {
      const isNew = await lessons.insertLesson(db, lesson);
      if (isNew) await tell({ kind: 'guard' });
      return isNew;
    },
    async retireLesson(id, at, by) {
      const isNew = await lessons.retireLesson(db, id, at, by);
      if (isNew) await tell({ kind: 'guard' });
      return isNew;
    },
    insertLessonNotice: (lesson, kind, agent, at, path) =>
      lessons.insertLessonNotice(db, lesson, kind, agent, at, path),
  };
}
