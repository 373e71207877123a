import type { Approval } from '../core/approval/types.ts';
import type { Engine } from './engine.ts';
import { unknownCase } from './fault.ts';
import type { CaseFilter, LedgerEntry, StoredCase } from './ports.ts';

export interface CaseFile {
  readonly case: StoredCase;
  readonly answers: readonly Approval[];
  readonly record: readonly LedgerEntry[];
}

/** A case with its answers and its record. Throws `unknown-case`. */
export async function readCase(engine: Engine, id: string): Promise<CaseFile> {
  const row = await engine.store.findCase(id);
  if (row === null) throw unknownCase(id);
  const [answers, record] = await Promise.all([
    engine.store.listAnswers(id),
    engine.store.listRecord(id),
  ]);
  return { case: row, answers, record };
}

/** Riskiest first, then oldest. */
export function listCases(engine: Engine, filter: CaseFilter): Promise<readonly StoredCase[]> {
  return engine.store.listCases(filter);
}
