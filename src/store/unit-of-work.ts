import type { Signer, StoreTransaction } from '../engine/ports.ts';
import { agentWritesOver } from './agents.ts';
import { forgeWritesOver } from './forge.ts';
import { governanceWritesOver } from './governance.ts';
import { peopleWritesOver } from './people.ts';
import { presenceWritesOver } from './presence.ts';
import type { Queryable } from './connection/pool.ts';
import { appendEntry } from './ledger/append.ts';
import type { Witness } from './ledger/witness.ts';
import { insertAnswer } from './queries/answers.ts';
import {
  lockCase,
  lockOpenCases,
  lockOverdue,
  lockSlot,
  lockWaitingCases,
} from './queries/lock-cases.ts';
import { forgetFacts } from './queries/forget-facts.ts';
import { replaceProtectionsRemoved } from './queries/protections.ts';
import { lockFactSource, replaceFacts } from './queries/write-facts.ts';
import { insertCase, notifyCaseChanged, updateCase } from './queries/write-cases.ts';
import { readsOver } from './reads.ts';
import { tokenWritesOver } from './tokens.ts';

/** What happened in a unit of work that matters once it is kept. */
export interface UnitHearer {
  readonly appended: (checkpoint: string) => void;
  /** Something is to be looked at on a forge. */
  readonly asked: () => void;
}

/** The engine's transaction over one connection that has begun one. */
export function unitOfWork(
  db: Queryable,
  signer: Signer,
  witness: Witness,
  hearer: UnitHearer,
): StoreTransaction {
  return {
    ...readsOver(db),
    lockCase: (id) => lockCase(db, id),
    async lockWaitingInSlot(slot) {
      await lockSlot(db, slot);
      return lockWaitingCases(db, slot);
    },
    async lockOpenInSlot(slot) {
      await lockSlot(db, slot);
      return lockOpenCases(db, slot);
    },
    lockOverdue: (now, limit) => lockOverdue(db, now, limit),
    async insertCase(row) {
      await insertCase(db, row);
      await replaceProtectionsRemoved(db, row.id, row.assessment);
      await notifyCaseChanged(db, row.id);
    },
    async updateCase(id, update) {
      await updateCase(db, id, update);
      if (update.assessment) await replaceProtectionsRemoved(db, id, update.assessment);
      await notifyCaseChanged(db, id);
    },
    async insertAnswer(caseId, answer) {
      await insertAnswer(db, caseId, answer);
      await notifyCaseChanged(db, caseId);
    },
    async appendToLedger(event) {
      const { entry, checkpoint } = await appendEntry(db, signer, witness, event);
      hearer.appended(checkpoint);
      return entry;
    },
    lockFactSource: (origin, scope) => lockFactSource(db, origin, scope),
    replaceFacts: (facts, source) => replaceFacts(db, facts, source),
    forgetFacts: (source) => forgetFacts(db, source),
    agents: agentWritesOver(db),
    forge: forgeWritesOver(db, hearer.asked),
    presence: presenceWritesOver(db),
    people: peopleWritesOver(db),
    tokens: tokenWritesOver(db),
    governance: governanceWritesOver(db),
  };
}
