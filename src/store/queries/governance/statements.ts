import { statementIn } from '../../../engine/governance/said/recorded-words.ts';
import type { RecordedStatement, StoredStatement } from '../../../engine/governance/types.ts';
import type { Queryable } from '../../connection/pool.ts';
import { saidEntries } from './said-entries.ts';

/** Latest first. */
export async function statementsOf(
  db: Queryable,
  caseId: string | null,
  carryKey: string | null,
  limit: number,
): Promise<readonly RecordedStatement[]> {
  const entries = await saidEntries(db, 'provenance.stated', caseId, carryKey, limit);
  return entries.flatMap((entry) => statementIn(entry) ?? []);
}

export async function insertStatement(db: Queryable, statement: StoredStatement): Promise<void> {
  const { id, case: caseId, carryKey, person, at, says, tool, note, evidence } = statement;
  await db.query(
    `insert into holdpoint.provenance_statements
       (id, case_id, carry_key, person, at, says, tool, note, evidence)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [id, caseId, carryKey, person, at, says, tool, note, evidence],
  );
}
