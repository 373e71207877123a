import type { Approval } from '../../core/approval/types.ts';
import { isAgentSlot } from '../agents/holds/agent-slot.ts';
import type { HeldCall } from '../agents/types.ts';
import type { Engine } from '../engine.ts';
import { unknownCase } from '../fault.ts';
import type { ListedCase } from './listed-case.ts';
import type { CaseFilter, LedgerEntry, StoredCase } from '../ports.ts';

export interface CaseFile {
  readonly case: StoredCase;
  readonly answers: readonly Approval[];
  readonly record: readonly LedgerEntry[];
  /** The call of an agent that it is about, or null. */
  readonly call: HeldCall | null;
}

/** A case with its answers and its record. Throws `unknown-case`. */
export async function readCase(engine: Engine, id: string): Promise<CaseFile> {
  const row = await engine.store.findCase(id);
  if (row === null) throw unknownCase(id);
  const [answers, record, call] = await Promise.all([
    engine.store.listAnswers(id),
    engine.store.listRecord(id),
    isAgentSlot(row.slot) ? engine.store.agents.findHeldCall(id) : null,
  ]);
  return { case: row, answers, record, call };
}

/** Riskiest first, then oldest. */
export function listCases(engine: Engine, filter: CaseFilter): Promise<readonly ListedCase[]> {
  return engine.store.listCaseLines(filter);
}
