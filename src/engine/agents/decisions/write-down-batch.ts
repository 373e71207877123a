import { canonicalJson } from '../../../core/change/canonical-json.ts';
import type { StoreTransaction } from '../../ports.ts';
import { sha256 } from '../../sha256.ts';
import {
  allowedBatchEvent,
  decidedEvent,
  gapEvent,
  gapFilledEvent,
  recordRefusedEvent,
} from '../holds/agent-events.ts';
import type { DigestedDecision, RefusedRecord } from './spool-run.ts';
import type { Gap } from '../types.ts';

interface Batch {
  readonly fresh: readonly DigestedDecision[];
  readonly refused: readonly RefusedRecord[];
  readonly found: readonly Gap[];
  readonly filled: readonly Gap[];
}

/** Puts into the ledger what a batch brought: passes together, everything else one by one. */
export async function writeDownBatch(
  tx: StoreTransaction,
  batch: Batch,
  by: string,
  at: string,
): Promise<void> {
  for (const gap of batch.found) await tx.appendToLedger(gapEvent(gap, by, at));
  for (const gap of batch.filled) await tx.appendToLedger(gapFilledEvent(gap, by, at));
  const allowed = batch.fresh.filter(({ decision }) => decision.outcome === 'allow');
  if (allowed.length > 0) {
    const digest = `sha256:${sha256(canonicalJson(allowed.map((each) => each.digest)))}`;
    await tx.appendToLedger(allowedBatchEvent(allowed, digest, by, at));
  }
  for (const { decision, digest } of batch.fresh) {
    if (decision.outcome === 'allow') continue;
    await tx.appendToLedger(decidedEvent(decision, digest, by, at));
  }
  for (const record of batch.refused) await tx.appendToLedger(recordRefusedEvent(record, by, at));
}
