import type { Explanation } from '../../../core/approval/explanation.ts';
import type { StoredExplanation } from '../../../engine/governance/types.ts';
import type { Queryable } from '../../connection/pool.ts';

interface Row {
  readonly id: string;
  readonly case_id: string;
  readonly carry_key: string | null;
  readonly person: string;
  readonly at: Date;
  readonly said: Pick<Explanation, 'does' | 'risks' | 'undo' | 'effects'>;
}

/** Latest first. */
export async function explanationsOf(
  db: Queryable,
  caseId: string | null,
  carryKey: string | null,
  limit: number,
): Promise<readonly StoredExplanation[]> {
  const { rows } = await db.query<Row>(
    `select id, case_id, carry_key, person, at, said
       from holdpoint.explanations
      where case_id = $1 or carry_key = $2
      order by at desc, id desc
      limit $3`,
    [caseId, carryKey, limit],
  );
  return rows.map(({ id, case_id, carry_key, person, at, said }) => ({
    id,
    case: case_id,
    carryKey: carry_key,
    said: { ...said, person, at: at.toISOString() },
  }));
}

export async function insertExplanation(
  db: Queryable,
  { id, case: caseId, carryKey, said }: StoredExplanation,
): Promise<void> {
  const { person, at, ...texts } = said;
  await db.query(
    `insert into holdpoint.explanations (id, case_id, carry_key, person, at, said)
     values ($1, $2, $3, $4, $5, $6)`,
    [id, caseId, carryKey, person, at, JSON.stringify(texts)],
  );
}
