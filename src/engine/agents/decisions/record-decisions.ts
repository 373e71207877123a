import { canonicalJson } from '../../../core/change/canonical-json.ts';
import type { Engine } from '../../engine.ts';
import type { StoreTransaction } from '../../ports.ts';
import { sha256 } from '../../sha256.ts';
import { recordFollowUps } from './decision-follow-ups.ts';
import { sightingsOf } from './sightings.ts';
import { keepRun, spoolsOf, type DigestedDecision, type RefusedRecord } from './spool-run.ts';
import type { AgentDecision, Gap } from '../types.ts';
import { writeDownBatch } from './write-down-batch.ts';

export interface Recorded {
  /** Ids of all that are in the record by now, in the order given. */
  readonly accepted: readonly string[];
  readonly refused: readonly Omit<RefusedRecord, 'decision'>[];
  /** How many came for the first time. */
  readonly isNew: number;
  /** Every run of numbers that is missing as of now, in the spools of this batch. */
  readonly gaps: readonly Gap[];
  readonly stopRevision: number;
}

/**
 * Takes in what guards decided: each record once, however often it is sent; in order for each spool; a
 * number that is missing is written down as a gap, and again when it comes late. `unreadable` are records
 * that are not in the form of one; they keep no other from being taken in.
 */
export async function recordDecisions(
  engine: Engine,
  batch: readonly AgentDecision[],
  unreadable: readonly Omit<RefusedRecord, 'decision'>[],
  by: string,
): Promise<Recorded> {
  const records = batch.map((decision) => ({
    decision,
    digest: `sha256:${sha256(canonicalJson(decision))}`,
  }));
  const odd = unreadable.map((each) => ({ ...each, decision: null }));
  return engine.store.transaction((tx) => recordInTransaction(engine, tx, records, odd, by));
}

async function recordInTransaction(
  engine: Engine,
  tx: StoreTransaction,
  records: readonly DigestedDecision[],
  unreadable: readonly RefusedRecord[],
  by: string,
): Promise<Recorded> {
  const now = engine.clock.now();
  const spools = spoolsOf(records);
  const highest = new Map<string, number>();
  // Everybody takes locks in the same order: spools, then sessions, then the ledger.
  for (const { key, machine, spool } of spools) {
    highest.set(key, await tx.agents.lockSpool(machine, spool));
  }
  await see(tx, records, false);
  const fresh: DigestedDecision[] = [];
  const refused = [...unreadable];
  const [found, filled, missing]: [Gap[], Gap[], Gap[]] = [[], [], []];
  for (const run of spools) {
    const kept = await keepRun(tx, run, highest.get(run.key) ?? 0, now);
    fresh.push(...kept.fresh);
    refused.push(...kept.refused);
    found.push(...kept.found);
    filled.push(...kept.filled);
    missing.push(...(await tx.agents.openGaps(run.machine, run.spool)));
  }
  await see(tx, fresh, true);
  await writeDownBatch(tx, { fresh, refused, found, filled }, by, now);
  await recordFollowUps(tx, fresh, by, now);
  const turnedDown = new Set(refused.map(({ id }) => id));
  const ids = new Set(records.map(({ decision }) => decision.id));
  return {
    accepted: [...ids].filter((id) => !turnedDown.has(id)),
    refused: refused.map(({ id, why }) => ({ id, why })),
    isNew: fresh.length,
    gaps: missing,
    stopRevision: (await tx.agents.activeStops()).revision,
  };
}

async function see(
  tx: StoreTransaction,
  records: readonly DigestedDecision[],
  counted: boolean,
): Promise<void> {
  const decisions = records.map(({ decision }) => decision);
  for (const sighting of sightingsOf(decisions, { counted })) await tx.agents.seeSession(sighting);
}
