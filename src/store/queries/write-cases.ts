import type { Assessment } from '../../core/assess.ts';
import { inPresentForm } from '../../core/reach/earlier-form.ts';
import { listedAssessment, listedVerdict } from '../../engine/cases/listed-case.ts';
import type { CaseUpdate, StoredCase } from '../../engine/ports.ts';
import type { Queryable } from '../connection/pool.ts';
import { StoreFault } from '../faults.ts';

export async function insertCase(db: Queryable, row: StoredCase): Promise<void> {
  await db.query(
    `insert into holdpoint.cases
       (id, title, state, slot, link, submitted_at, submitted_by, expires_at, release_valid_until,
        superseded_by, risk_points, change_digest, assessment, verdict, listed_assessment, listed_verdict)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
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
      lineOf(row.assessment),
      JSON.stringify(listedVerdict(row.verdict)),
    ],
  );
}

/** As lists will show it, also where an earlier version assessed it. */
function lineOf(assessment: Assessment): string {
  return JSON.stringify(
    listedAssessment({ ...assessment, reach: inPresentForm(assessment.reach) }),
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
  verdict: (value) => ({
    verdict: JSON.stringify(value),
    listed_verdict: JSON.stringify(listedVerdict(value)),
  }),
  assessment: (value) => ({
    assessment: JSON.stringify(value),
    listed_assessment: lineOf(value),
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
