import type { CaseOutcomeRow, StoredCase } from '../../engine/ports.ts';
import type { CaseOutcome } from '../contract/outcome.ts';

/** What a pipeline is told of a case; `base` is the server's address as the caller knows it. */
export function outcomeOf(row: CaseOutcomeRow, base: string): CaseOutcome {
  return {
    id: row.id,
    state: row.state,
    page: `${base}/cases/${row.id}`,
    changeDigest: row.changeDigest,
    expiresAt: row.expiresAt,
    releaseValidUntil: row.releaseValidUntil,
    supersededBy: row.supersededBy,
    verdict: {
      outcome: row.verdict.outcome,
      summary: row.verdict.summary,
      open: row.verdict.holds.map((hold) => hold.lift),
    },
  };
}

/** What became of a case that was read whole. */
export function outcomeRowOf(row: StoredCase): CaseOutcomeRow {
  return { ...row, changeDigest: row.assessment.change.digest };
}
