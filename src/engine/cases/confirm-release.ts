import type { Engine } from '../engine.ts';
import { expireCase } from './expire-cases.ts';
import { EngineFault, unknownCase } from '../fault.ts';
import { standingOf } from '../governance/standing.ts';
import { judgeAssessment } from './judge.ts';
import { confirmedEvent, expiredEvent } from '../ledger-events.ts';
import { refuseInDoubt } from '../ledger-trust.ts';
import { refuseOthersRelease, type Asker } from '../tokens/may-confirm.ts';
import { refuseOtherSlots } from '../tokens/may-hand-in.ts';
import { disagreement } from './record-agrees.ts';
import type { LedgerEntry, StoredCase, StoreTransaction } from '../ports.ts';

export interface Confirmation {
  readonly case: string;
  /** Digest of what is about to go through, read again just now. */
  readonly changeDigest: string;
  /** Names one use: a retry of the same use is confirmed again, another use is not. */
  readonly attempt: string;
  /** Name of the token or id of the person that asks. */
  readonly by: string;
  /** Who asks, by token or session; left out for this very server. */
  readonly asker?: Asker;
}

export interface Confirmed {
  readonly case: string;
  readonly changeDigest: string;
  /** When this use was first confirmed. */
  readonly at: string;
}

type Settled =
  | { readonly kind: 'confirmed'; readonly confirmed: Confirmed }
  | { readonly kind: 'refused'; readonly fault: EngineFault };

/**
 * The last question before a change goes through: is it released, still in time, unused, and to the byte
 * what was released, by the rules as they are now? Throws `unknown-case`, `slot-not-allowed`,
 * `not-its-release`, `different-change`, `not-released`, `release-expired`, `already-used`, `record-disagrees` or
 * `rules-changed`; `ledger-broken` or `ledger-unverified` before all of these.
 */
export async function confirmRelease(engine: Engine, asked: Confirmation): Promise<Confirmed> {
  // Also for a retry, which would only be told what the ledger has.
  refuseInDoubt(engine.ledger);
  const settled = await engine.store.transaction((tx) => confirmInTransaction(engine, tx, asked));
  if (settled.kind === 'refused') throw settled.fault;
  return settled.confirmed;
}

async function confirmInTransaction(
  engine: Engine,
  tx: StoreTransaction,
  asked: Confirmation,
): Promise<Settled> {
  const now = engine.clock.now();
  const row = await tx.lockCase(asked.case);
  if (row === null) return refusal(unknownCase(asked.case));
  if (asked.asker?.kind === 'token') refuseOtherSlots(asked.asker.token, row.slot);
  if (asked.asker !== undefined) await refuseOthersRelease(tx, asked.asker, row);
  if (row.assessment.change.digest !== asked.changeDigest) return refusal(different(row, asked));
  const record = await tx.listRecord(row.id);
  const earlier = record.find((entry) => entry.kind === 'case.confirmed');
  if (earlier !== undefined) return afterFirstUse(row, earlier, asked);
  if (row.state !== 'released') return refusal(notReleased(row));
  if (row.releaseValidUntil === null || row.releaseValidUntil <= now) {
    await expireCase(tx, row, now);
    return refusal(tooLate(row));
  }
  const answers = await tx.listAnswers(row.id);
  const wrong = disagreement(row, answers, record);
  if (wrong !== null) return refusal(recordDisagrees(row, wrong));
  const standing = await standingOf(tx.governance, engine.world, row.assessment, row.id, now);
  const verdict = judgeAssessment(engine.world, row.assessment, answers, now, standing);
  if (verdict.outcome !== 'allow') {
    const why = 'by the present rules and people it is held';
    await tx.updateCase(row.id, { state: 'expired', releaseValidUntil: null, verdict });
    await tx.appendToLedger(expiredEvent(row, now, why));
    return refusal(rulesChanged(verdict.summary));
  }
  await tx.appendToLedger(confirmedEvent(row, asked.by, asked.attempt, now));
  // A used release is no longer open to use; without an end it can no longer expire either.
  await tx.updateCase(row.id, { releaseValidUntil: null });
  return confirmed(row, now);
}

function afterFirstUse(row: StoredCase, earlier: LedgerEntry, asked: Confirmation): Settled {
  const isRetry = earlier.body['attempt'] === asked.attempt && earlier.actor === asked.by;
  if (isRetry) return confirmed(row, earlier.at);
  return refusal(
    new EngineFault(
      'already-used',
      `This release was already used at ${earlier.at} by ${earlier.actor ?? 'somebody'}.`,
      'A release is for one use. Submit the change again to have it looked at again.',
    ),
  );
}

function confirmed(row: StoredCase, at: string): Settled {
  return {
    kind: 'confirmed',
    confirmed: { case: row.id, changeDigest: row.assessment.change.digest, at },
  };
}

function refusal(fault: EngineFault): Settled {
  return { kind: 'refused', fault };
}

function different(row: StoredCase, asked: Confirmation): EngineFault {
  return new EngineFault(
    'different-change',
    `What is about to go through (${asked.changeDigest}) is not what case ${row.id} is about (${row.assessment.change.digest}).`,
    'Do not apply it. Submit what you have now as a new change.',
  );
}

function notReleased(row: StoredCase): EngineFault {
  return new EngineFault(
    'not-released',
    `Case ${row.id} is ${row.state}, not released.`,
    row.state === 'waiting'
      ? 'Wait until the people the case names have released it.'
      : 'Do not apply it. Submit the change again if it is still wanted.',
  );
}

function tooLate(row: StoredCase): EngineFault {
  return new EngineFault(
    'release-expired',
    `The release of case ${row.id} was valid until ${row.releaseValidUntil ?? 'an earlier time'}.`,
    'Do not apply it. Submit the change again: the world may have moved on.',
  );
}

function recordDisagrees(row: StoredCase, wrong: string): EngineFault {
  return new EngineFault(
    'record-disagrees',
    `Case ${row.id} is not as the ledger has it: ${wrong}.`,
    'Do not apply it. Somebody may have altered the database: run holdpoint ledger verify and find out who.',
  );
}

function rulesChanged(summary: string): EngineFault {
  return new EngineFault(
    'rules-changed',
    `By the rules and people as they are now this is not released: ${summary}`,
    'Do not apply it. Submit the change again, to be judged as things are now.',
  );
}
