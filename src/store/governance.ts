import type { GovernanceReads, GovernanceWrites } from '../engine/governance/ports.ts';
import type { Queryable } from './connection/pool.ts';
import { notifyAgentsChanged } from './queries/agents/notify.ts';
import * as audits from './queries/governance/audits.ts';
import * as acts from './queries/governance/directive-acts.ts';
import * as directives from './queries/governance/directives.ts';
import * as exceptions from './queries/governance/exceptions.ts';
import * as explanations from './queries/governance/explanations.ts';
import * as findings from './queries/governance/findings.ts';
import { pastCases } from './queries/governance/past-cases.ts';
import * as recorded from './queries/governance/recorded-exceptions.ts';
import * as statements from './queries/governance/statements.ts';
import * as views from './queries/governance/views.ts';
import { notifyCaseChanged } from './queries/write-cases.ts';

/** The engine's reads about governance, over the pool or within a transaction. */
export function governanceReadsOver(db: Queryable): GovernanceReads {
  return {
    explanationsOf: (id, key, limit) => explanations.explanationsOf(db, id, key, limit),
    statementsOf: (id, key, limit) => statements.statementsOf(db, id, key, limit),
    acceptancesOf: (id) => findings.acceptancesOf(db, id),
    findException: (id) => exceptions.findException(db, id),
    listExceptions: (limit) => exceptions.listExceptions(db, limit),
    exceptionsInForce: (id, now) => recorded.exceptionsInForce(db, id, now),
    exceptionsOverdue: (now) => recorded.exceptionsOverdue(db, now),
    findDirective: (name) => directives.findDirective(db, name),
    listDirectives: (limit) => directives.listDirectives(db, limit),
    openDirectives: (now) => directives.openDirectives(db, now),
    alteredDirectives: () => directives.alteredDirectives(db),
    actsOf: (directive) => acts.actsOf(db, directive),
    pastCases: (filter) => pastCases(db, filter),
    viewsOf: (id) => views.viewsOf(db, [id]),
    approvalMinutes: (since, limit) => views.approvalMinutes(db, since, limit),
    releasedUnder: (rules, since, limit) => audits.releasedUnder(db, rules, since, limit),
    auditsOf: (cases) => audits.auditsOf(db, cases),
  };
}

/** The engine's writes about governance over one transaction's connection. Guards hear of directives. */
export function governanceWritesOver(db: Queryable): GovernanceWrites {
  const tellGuards = () => notifyAgentsChanged(db, { kind: 'guard' });
  return {
    ...governanceReadsOver(db),
    insertExplanation: (explanation, words) =>
      explanations.insertExplanation(db, explanation, words),
    isSaidElsewhere: (words, caseId, slot) => explanations.isSaidElsewhere(db, words, caseId, slot),
    insertStatement: (statement) => statements.insertStatement(db, statement),
    async insertAcceptance(caseId, acceptance) {
      const isNew = await findings.insertAcceptance(db, caseId, acceptance);
      if (isNew) await notifyCaseChanged(db, caseId);
      return isNew;
    },
    insertException: (exception) => exceptions.insertException(db, exception),
    lockException: (id) => exceptions.lockException(db, id),
    grantException: (id, answer) => exceptions.grantException(db, id, answer),
    refuseException: (id, by, at, reason) => exceptions.refuseException(db, id, by, at, reason),
    revokeException: (id, by, at, reason) => exceptions.revokeException(db, id, by, at, reason),
    reviewException: (id, review) => exceptions.reviewException(db, id, review),
    lockUnsettled: (now, limit) => exceptions.lockUnsettled(db, now, limit),
    settleException: (id, at) => exceptions.settleException(db, id, at),
    lockNewlyOverdue: (now, limit) => exceptions.lockNewlyOverdue(db, now, limit),
    noteOverdue: (id, at) => exceptions.noteOverdue(db, id, at),
    lockDirectives: () => directives.lockDirectives(db),
    insertDirective: (directive) => directives.insertDirective(db, directive),
    async signDirective(id, signed) {
      await directives.signDirective(db, id, signed);
      await tellGuards();
    },
    async moveDirectiveEnd(id, ends) {
      await directives.moveDirectiveEnd(db, id, ends);
      await tellGuards();
    },
    async closeDirective(id, at, by, why) {
      await directives.closeDirective(db, id, at, by, why);
      await tellGuards();
    },
    insertAct: (act) => acts.insertAct(db, act),
    signAct: (id, signed) => acts.signAct(db, id, signed),
    insertAudit: (audit) => audits.insertAudit(db, audit),
    seeCase: (view, at) => views.seeCase(db, view, at),
  };
}
