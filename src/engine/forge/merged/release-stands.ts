import { standingOf } from '../../governance/standing.ts';
import { judgeAssessment } from '../../cases/judge.ts';
import { disagreement } from '../../cases/record-agrees.ts';
import type { Engine } from '../../engine.ts';
import { incidentWords, refuseInDoubt } from '../../ledger-trust.ts';
import type { StoredCase } from '../../ports.ts';

/** Why a case's release could not be used now, by the rules as they are now; null where it could. Uses nothing. */
export async function whyNotReleased(engine: Engine, row: StoredCase): Promise<string | null> {
  const now = engine.clock.now();
  const doubt = engine.ledger?.doubt() ?? null;
  if (doubt?.kind === 'broken') return incidentWords(doubt.incident);
  // Not known yet: asked again later, rather than told of as something that is wrong.
  refuseInDoubt(engine.ledger);
  if (row.state !== 'released') return `its case is ${row.state}, not released`;
  if (row.releaseValidUntil === null) return 'its release was used';
  if (row.releaseValidUntil <= now) return 'the time of its release is over';
  const { store, world } = engine;
  const answers = await store.listAnswers(row.id);
  const wrong = disagreement(row, answers, await store.listRecord(row.id));
  if (wrong !== null) return `its case is not as the ledger has it: ${wrong}`;
  const standing = await standingOf(store.governance, world, row.assessment, row.id, now);
  const verdict = judgeAssessment(world, row.assessment, answers, now, standing);
  return verdict.outcome === 'allow' ? null : verdict.summary;
}
