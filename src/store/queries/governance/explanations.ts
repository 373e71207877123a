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
  readonly evidence: string | null;
}

/** Latest first. */
export async function explanationsOf(
  db: Queryable,
  caseId: string | null,
  carryKey: string | null,
  limit: number,
): Promise<readonly StoredExplanation[]> {
  const { rows } = await db.query<Row>(
    `select id, case_id, carry_key, person, at, said, evidence
       from holdpoint.explanations
      where case_id = $1 or carry_key = $2
      order by at desc, id desc
      limit $3`,
    [caseId, carryKey, limit],
  );
  return rows.map(({ id, case_id, carry_key, person, at, said, evidence }) => ({
    id,
    case: case_id,
    carryKey: carry_key,
    said: { ...said, person, at: at.toISOString() },
    evidence,
  }));
}

export async function insertExplanation(
  db: Queryable,
  { id, case: caseId, carryKey, said, evidence }: StoredExplanation,
  words: string,
): Promise<void> {
  const { person, at, ...texts } = said;
  await db.query(
    `insert into holdpoint.explanations (id, case_id, carry_key, person, at, said, words, evidence)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, caseId, carryKey, person, at, JSON.stringify(texts), words, evidence],
  );
}

/** Whether the same words explained another request; whatever has no request may be handed in anew. */
export async function isSaidElsewhere(
  db: Queryable,
  words: string,
  caseId: string,
  slot: string | null,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `select 1
       from holdpoint.explanations e
       join holdpoint.cases c on c.id = e.case_id
      where e.words = $1 and e.case_id <> $2
        and e.carry_key is not null and c.slot is distinct from $3
      limit 1`,
    [words, caseId, slot],
  );
  return rowCount === 1;
}
