import { explanationIn } from '../../../engine/governance/said/recorded-words.ts';
import type { RecordedExplanation, StoredExplanation } from '../../../engine/governance/types.ts';
import type { Queryable } from '../../connection/pool.ts';
import { saidEntries } from './said-entries.ts';

/** Latest first. */
export async function explanationsOf(
  db: Queryable,
  caseId: string | null,
  carryKey: string | null,
  limit: number,
): Promise<readonly RecordedExplanation[]> {
  const entries = await saidEntries(db, 'case.explained', caseId, carryKey, limit);
  return entries.flatMap((entry) => explanationIn(entry) ?? []);
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
