import type { StoredCase } from '../../engine/ports.ts';
import type { CaseOutcome } from '../contract/outcome.ts';

/** What a pipeline is told of a case; `base` is the server's address as the caller knows it. */
export function outcomeOf(row: StoredCase, base: string): CaseOutcome {
  return {
    id: row.id,
    state: row.state,
    page: `${base}/cases/${row.id}`,
    changeDigest: row.assessment.change.digest,
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
