import {
  listedCase,
  type ListedAssessment,
  type ListedCase,
  type ListedVerdict,
} from '../../engine/cases/listed-case.ts';
import type { CaseFilter, StoredCase } from '../../engine/ports.ts';
import type { Queryable } from '../connection/pool.ts';
import { findCase, MOST_CASES } from './cases.ts';

interface LineRow {
  readonly id: string;
  readonly title: string;
  readonly state: StoredCase['state'];
  readonly slot: string | null;
  readonly submitted_at: Date;
  readonly submitted_by: string;
  readonly expires_at: Date;
  readonly listed_assessment: ListedAssessment | null;
  readonly listed_verdict: ListedVerdict | null;
}

/** Riskiest first, then oldest. Assessments are read only of rows from before lines were kept. */
export async function listCaseLines(
  db: Queryable,
  filter: CaseFilter,
): Promise<readonly ListedCase[]> {
  const { rows } = await db.query<LineRow>(
    `select id, title, state, slot, submitted_at, submitted_by, expires_at, listed_assessment,
            listed_verdict
       from holdpoint.cases
      where $1::text[] is null or state = any ($1)
      order by risk_points desc, submitted_at, id
      limit $2`,
    [filter.states, Math.min(filter.limit, MOST_CASES)],
  );
  const lines: ListedCase[] = [];
  for (const row of rows) {
    const line = lineOf(row) ?? (await readWhole(db, row.id));
    if (line !== null) lines.push(line);
  }
  return lines;
}

function lineOf(row: LineRow): ListedCase | null {
  const { listed_assessment: assessment, listed_verdict: verdict } = row;
  if (assessment === null || verdict === null) return null;
  return {
    id: row.id,
    title: row.title,
    state: row.state,
    slot: row.slot,
    submittedAt: row.submitted_at.toISOString(),
    submittedBy: row.submitted_by,
    expiresAt: row.expires_at.toISOString(),
    assessment,
    verdict,
  };
}

async function readWhole(db: Queryable, id: string): Promise<ListedCase | null> {
  const row = await findCase(db, id);
  return row === null ? null : listedCase(row);
}
