import type { StoreReads } from '../engine/ports.ts';
import type { Queryable } from './connection/pool.ts';
import { listAnswers } from './queries/answers.ts';
import { listCaseLines } from './queries/case-lines.ts';
import { findCase, findOutcome, listCases, riskHistory, waitingAfter } from './queries/cases.ts';
import { listLedger, listRecord } from './queries/ledger.ts';
import { earlierEffects } from './queries/protections.ts';

/** The engine's reads, over the pool or within a transaction. */
export function readsOver(db: Queryable): StoreReads {
  return {
    findCase: (id) => findCase(db, id),
    findOutcome: (id) => findOutcome(db, id),
    listCases: (filter) => listCases(db, filter),
    listCaseLines: (filter) => listCaseLines(db, filter),
    waitingAfter: (id, limit) => waitingAfter(db, id, limit),
    listAnswers: (caseId) => listAnswers(db, caseId),
    listRecord: (caseId) => listRecord(db, caseId),
    listLedger: (before, limit) => listLedger(db, before, limit),
    riskHistory: (limit) => riskHistory(db, limit),
    earlierEffects: (addresses, since) => earlierEffects(db, addresses, since),
  };
}
