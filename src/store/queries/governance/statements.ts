import type { StoredStatement } from '../../../engine/governance/types.ts';
import type { Queryable } from '../../connection/pool.ts';

interface Row {
  readonly id: string;
  readonly case_id: string;
  readonly carry_key: string | null;
  readonly person: string;
  readonly at: Date;
  readonly says: StoredStatement['says'];
  readonly tool: string | null;
  readonly note: string;
  readonly evidence: string | null;
}

/** Latest first. */
export async function statementsOf(
  db: Queryable,
  caseId: string | null,
  carryKey: string | null,
  limit: number,
): Promise<readonly StoredStatement[]> {
  const { rows } = await db.query<Row>(
    `select id, case_id, carry_key, person, at, says, tool, note, evidence
       from holdpoint.provenance_statements
      where case_id = $1 or carry_key = $2
      order by at desc, id desc
      limit $3`,
    [caseId, carryKey, limit],
  );
  return rows.map(({ case_id, carry_key, at, ...row }) => ({
    ...row,
    case: case_id,
    carryKey: carry_key,
    at: at.toISOString(),
  }));
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
