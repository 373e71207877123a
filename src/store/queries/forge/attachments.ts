import type { Queryable } from '../../connection/pool.ts';

export async function findReplay(db: Queryable, caseId: string): Promise<string | null> {
  const { rows } = await db.query<{ markdown: string }>(
    `select markdown from holdpoint.case_attachments
      where case_id = $1 and kind = 'policy-replay'`,
    [caseId],
  );
  return rows[0]?.markdown ?? null;
}

/** False where the case has one already. */
export async function insertReplay(
  db: Queryable,
  caseId: string,
  markdown: string,
  at: string,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into holdpoint.case_attachments (case_id, kind, markdown, at)
     values ($1, 'policy-replay', $2, $3) on conflict do nothing`,
    [caseId, markdown, at],
  );
  return rowCount === 1;
}
