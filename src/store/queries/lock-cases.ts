import type { StoredCase } from '../../engine/ports.ts';
import type { Queryable } from '../connection/pool.ts';
import { CASE_COLUMNS, caseOf } from '../rows.ts';
import type { CaseRow } from '../rows.ts';

/** Slots have no row of their own to lock; the space keeps them apart from other advisory locks. */
const SLOT_LOCKS = 4601;

export async function lockCase(db: Queryable, id: string): Promise<StoredCase | null> {
  const { rows } = await db.query<CaseRow>(
    `select ${CASE_COLUMNS} from holdpoint.cases where id = $1 for update`,
    [id],
  );
  return rows.map(caseOf)[0] ?? null;
}

/** Two slots whose names hash alike wait for each other, which costs time and nothing else. */
export async function lockSlot(db: Queryable, slot: string): Promise<void> {
  await db.query('select pg_advisory_xact_lock($1, hashtext($2))', [SLOT_LOCKS, slot]);
}

export async function lockWaitingCases(
  db: Queryable,
  slot: string,
): Promise<readonly StoredCase[]> {
  const { rows } = await db.query<CaseRow>(
    `select ${CASE_COLUMNS} from holdpoint.cases
      where slot = $1 and state = 'waiting'
      order by id
        for update`,
    [slot],
  );
  return rows.map(caseOf);
}

export async function lockOpenCases(db: Queryable, slot: string): Promise<readonly StoredCase[]> {
  const { rows } = await db.query<CaseRow>(
    `select ${CASE_COLUMNS} from holdpoint.cases
      where slot = $1
        and (state = 'waiting' or (state = 'released' and release_valid_until is not null))
      order by submitted_at, id
        for update`,
    [slot],
  );
  return rows.map(caseOf);
}

/** Cases whose time is up; those that another transaction holds are left to it. */
export async function lockOverdue(
  db: Queryable,
  now: string,
  limit: number,
): Promise<readonly StoredCase[]> {
  const { rows } = await db.query<CaseRow>(
    `select ${CASE_COLUMNS} from holdpoint.cases
      where (state = 'waiting' and expires_at <= $1)
         or (state = 'released' and release_valid_until <= $1)
      order by coalesce(release_valid_until, expires_at), id
      limit $2
        for update skip locked`,
    [now, limit],
  );
  return rows.map(caseOf);
}
