import type { CaseUpdate, StoredCase } from '../../engine/ports.ts';
import type { Queryable } from '../connection/pool.ts';
import { StoreFault } from '../faults.ts';

export async function insertCase(db: Queryable, row: StoredCase): Promise<void> {
  await db.query(
    `insert into holdpoint.cases
       (id, title, state, slot, link, submitted_at, submitted_by, expires_at, release_valid_until,
        superseded_by, risk_points, change_digest, assessment, verdict)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      row.id,
      row.title,
      row.state,
      row.slot,
      row.link,
      row.submittedAt,
      row.submittedBy,
      row.expiresAt,
      row.releaseValidUntil,
      row.supersededBy,
      row.assessment.risk.points,
      row.assessment.change.digest,
      JSON.stringify(row.assessment),
      JSON.stringify(row.verdict),
    ],
  );
}

/** Columns that a part of an update sets, with their values. */
const SETS: {
  readonly [K in keyof CaseUpdate]-?: (
    value: NonNullable<CaseUpdate[K]> | Extract<CaseUpdate[K], null>,
  ) => Readonly<Record<string, unknown>>;
} = {
  state: (value) => ({ state: value }),
  releaseValidUntil: (value) => ({ release_valid_until: value }),
  supersededBy: (value) => ({ superseded_by: value }),
  expiresAt: (value) => ({ expires_at: value }),
  verdict: (value) => ({ verdict: JSON.stringify(value) }),
  assessment: (value) => ({
    assessment: JSON.stringify(value),
    risk_points: value.risk.points,
    change_digest: value.change.digest,
  }),
};

/** Throws `StoreFault` when there is no such case. */
export async function updateCase(db: Queryable, id: string, update: CaseUpdate): Promise<void> {
  const values = columnsOf(update);
  const assignments = Object.keys(values).map((column, index) => `${column} = $${index + 2}`);
  // `was_released` looks at the state before this update: it stays true once a case was released.
  const { rowCount } = await db.query(
    `update holdpoint.cases
        set ${["was_released = was_released or state = 'released'", 'changed_at = clock_timestamp()', ...assignments].join(', ')}
      where id = $1`,
    [id, ...Object.values(values)],
  );
  if (rowCount !== 1) {
    throw new StoreFault('HOLDPOINT_NO_SUCH_CASE', `there is no case ${id} to change`);
  }
}

function columnsOf(update: CaseUpdate): Readonly<Record<string, unknown>> {
  const columns: Record<string, unknown> = {};
  for (const key of Object.keys(SETS) as (keyof CaseUpdate)[]) {
    const value = update[key];
    if (value === undefined) continue;
    // The table is typed by key; the loop over keys is what the checker cannot follow.
    Object.assign(columns, (SETS[key] as (part: unknown) => object)(value));
  }
  return columns;
}

/** Tells every server process, at the moment the transaction commits. */
export async function notifyCaseChanged(db: Queryable, id: string): Promise<void> {
  await db.query('select pg_notify($1, $2)', [CASE_CHANGED, id]);
}

export const CASE_CHANGED = 'holdpoint_case_changed';
