import type { Assessment } from '../../core/assess.ts';
import { canonicalJson } from '../../core/change/canonical-json.ts';
import { isStrong } from '../../core/catalog/fade.ts';
import type { ReachEdge } from '../../core/reach/types.ts';
import type { Engine } from '../engine.ts';
import { eachWaiting } from './each-waiting.ts';
import { gatherFacts, type Account } from './gather-facts.ts';
import { standingOf } from '../governance/standing.ts';
import { judgeAssessment, judgeChange } from './judge.ts';
import { deniedEvent, reassessedEvent, releasedEvent } from '../ledger-events.ts';
import type { StoredCase, StoreTransaction } from '../ports.ts';
import { stateAfter } from './state-after.ts';

/**
 * Assesses every waiting case again with the present catalog, incidents and policy. Where that makes a
 * difference, answers bound to what was seen before no longer count. Resolves to the ids that changed.
 */
export function reassessWaiting(engine: Engine): Promise<readonly string[]> {
  return eachWaiting(engine, async (tx, row) => (await reassessCase(engine, tx, row)) !== null);
}

/** Assesses one locked, waiting case again; null when nothing came out differently. */
export async function reassessCase(
  engine: Engine,
  tx: StoreTransaction,
  row: StoredCase,
): Promise<StoredCase | null> {
  const now = engine.clock.now();
  const assessment = await presentAssessment(engine, tx, row, now);
  const isSamePolicy = row.verdict.policyHash === engine.world.policy.hash;
  if (assessment === row.assessment && isSamePolicy) return null;
  const answers = await tx.listAnswers(row.id);
  const standing = await standingOf(tx.governance, engine.world, assessment, row.id, now);
  const verdict = judgeAssessment(engine.world, assessment, answers, now, standing);
  const update = { assessment, verdict, ...stateAfter(verdict, now, engine.limits, row.slot) };
  const after = { ...row, ...update };
  await tx.updateCase(row.id, update);
  await tx.appendToLedger(reassessedEvent(row, after, now));
  if (after.state === 'released')
    await tx.appendToLedger(releasedEvent(engine.world.catalog, after, null, now));
  if (after.state === 'denied') await tx.appendToLedger(deniedEvent(after, now));
  return after;
}

/**
 * The stored assessment where the same instant judged by today's facts would give the same, else a new one.
 * The percentile moves with every other change that comes in, so it alone never makes a difference.
 */
async function presentAssessment(
  engine: Engine,
  tx: StoreTransaction,
  row: StoredCase,
  now: string,
): Promise<Assessment> {
  const { change, at } = row.assessment;
  const account = accountOf(row.assessment);
  const subject = { case: row.id, slot: row.slot };
  const facts = await gatherFacts(engine, tx, change, account, at, subject);
  const again = judgeChange(change, facts, at);
  if (substance(again) === substance(row.assessment)) return row.assessment;
  const present = await gatherFacts(engine, tx, change, account, now, subject);
  return judgeChange(change, present, now);
}

function accountOf(assessment: Assessment): Account {
  return {
    actors: assessment.actors.map(({ role, identity, source }) => ({
      role,
      identity,
      ...(source === undefined ? {} : { source }),
    })),
    clues: assessment.provenance.clues,
    validations: assessment.validations,
    ...(assessment.owners === undefined ? {} : { owners: assessment.owners }),
    ...(assessment.provenance.commits === undefined
      ? {}
      : {
          commits: assessment.provenance.commits.map(({ commit, subject }) => ({
            commit,
            subject,
          })),
        }),
  };
}

function substance(assessment: Assessment): string {
  const { digest: _digest, risk, reach, ...rest } = assessment;
  const systems = reach.systems.map((system) => ({
    ...system,
    through: system.through && substanceOf(system.through),
  }));
  return canonicalJson({
    ...rest,
    reach: { ...reach, systems },
    points: risk.points,
    factors: risk.factors,
  });
}

/** When an edge was last seen, and how often, differs with every import; an answer need not. */
function substanceOf(edge: ReachEdge): object {
  const { from, to, source, standing } = edge;
  return { from, to, source, standing, strong: isStrong(edge) };
}
