import { asksOperator, mayAnswer } from '../../core/approval/people/eligibility.ts';
import type { Approval } from '../../core/approval/types.ts';
import type { Engine } from '../engine.ts';
import { reviewTakenBackEvent, releaseTakenBackEvent } from '../forge/forge-events.ts';
import { nameOf } from '../name-of.ts';
import { standingOf } from '../governance/standing.ts';
import { judgeAssessment } from './judge.ts';
import { answeredEvent, deniedEvent, releasedEvent } from '../ledger-events.ts';
import type { StoredCase, StoreTransaction } from '../ports.ts';
import { stateAfter } from './state-after.ts';

/** An approval that somebody gave on the forge, of exactly the commit that the case is about. */
export interface ForgeApproval {
  readonly person: string;
  /** `sha256:` and hex over forge, review and commit. */
  readonly evidence: string;
  /** Where it can be read. */
  readonly url: string;
}

/** What the forge says of everybody's opinion as of now. */
export interface ForgeOpinions {
  readonly approvals: readonly ForgeApproval[];
  /** Evidence of approvals that still stand, on whatever commit they were given. */
  readonly standing: ReadonlySet<string>;
  /** Why an approval that is not among them no longer counts, in words that go on after a colon. */
  readonly why: string;
}

/**
 * Brings the answers of a case in line with what people said on the forge, in one transaction: an approval is
 * recorded once, by the same checks as one given on the page, and put out of count when it no longer stands.
 * An answer given on the page is never touched. Does nothing where the case is decided for good.
 */
export async function answerFromForge(
  engine: Engine,
  caseId: string,
  opinions: ForgeOpinions,
): Promise<void> {
  await engine.store.transaction(async (tx) => {
    const row = await tx.lockCase(caseId);
    if (row === null || !isOpen(row, engine.clock.now())) return;
    const after = await takeBack(engine, tx, row, opinions);
    for (const approval of opinions.approvals) await record(engine, tx, after.id, approval);
  });
}

/** Waiting, or released and not used. */
function isOpen(row: StoredCase, now: string): boolean {
  if (row.state === 'waiting') return row.expiresAt > now;
  return row.state === 'released' && row.releaseValidUntil !== null;
}

async function takeBack(
  engine: Engine,
  tx: StoreTransaction,
  row: StoredCase,
  { standing, why }: ForgeOpinions,
): Promise<StoredCase> {
  const now = engine.clock.now();
  const answers = [...(await tx.listAnswers(row.id))];
  const gone = latestOfEach(answers).filter(
    (answer) =>
      answer.means === 'forge-review' &&
      counts(row, answer.id) &&
      !standing.has(answer.evidence ?? ''),
  );
  for (const old of gone) {
    const answer: Approval = {
      ...old,
      id: engine.ids.next(),
      answer: 'withdraw',
      reason: `No longer counts: ${why}`,
      at: now,
      sequence: nextSequence(answers),
    };
    await tx.insertAnswer(row.id, answer);
    await tx.appendToLedger(reviewTakenBackEvent(row, answer, nameOf(engine, old.person), why));
    answers.push(answer);
  }
  return gone.length === 0 ? row : decideAgain(engine, tx, row, answers, why, now);
}

async function decideAgain(
  engine: Engine,
  tx: StoreTransaction,
  row: StoredCase,
  answers: readonly Approval[],
  why: string,
  now: string,
): Promise<StoredCase> {
  const verdict = await verdictOn(engine, tx, row, answers, now);
  const isStillReleased = row.state === 'released' && verdict.outcome === 'allow';
  const state = isStillReleased ? {} : stateAfter(verdict, now, engine.limits, row.slot);
  const after: StoredCase = { ...row, verdict, ...state };
  await tx.updateCase(row.id, { verdict, ...state });
  if (row.state === 'released' && !isStillReleased) {
    await tx.appendToLedger(releaseTakenBackEvent(after, why, now));
  }
  if (after.state === 'denied') await tx.appendToLedger(deniedEvent(after, now));
  return after;
}

/** Reads the case again: an approval before this one may have released it. */
async function record(
  engine: Engine,
  tx: StoreTransaction,
  caseId: string,
  { person, evidence, url }: ForgeApproval,
): Promise<void> {
  const now = engine.clock.now();
  const row = await tx.lockCase(caseId);
  if (row?.state !== 'waiting' || row.verdict.policyHash !== engine.world.policy.hash) return;
  const answers = await tx.listAnswers(row.id);
  if (isKnown(row, answers, person, evidence)) return;
  const { assessment } = row;
  const roster = engine.world.catalog;
  if (!mayAnswer(person, assessment, roster, asksOperator(row.verdict)).allowed) return;
  // Its author is asked first; the review is still there once they have written.
  if (row.verdict.holds.some(({ requirement }) => requirement.kind === 'explanation')) return;
  const answer: Approval = {
    id: engine.ids.next(),
    person,
    answer: 'approve',
    reason: `Approved on the forge: ${url}`,
    at: now,
    sequence: nextSequence(answers),
    binding: {
      changeDigest: assessment.change.digest,
      assessmentDigest: assessment.digest,
      policyHash: row.verdict.policyHash,
    },
    means: 'forge-review',
    evidence,
  };
  const verdict = await verdictOn(engine, tx, row, [...answers, answer], now);
  const after: StoredCase = {
    ...row,
    verdict,
    ...stateAfter(verdict, now, engine.limits, row.slot),
  };
  await tx.insertAnswer(row.id, answer);
  await tx.updateCase(row.id, {
    verdict,
    state: after.state,
    releaseValidUntil: after.releaseValidUntil,
  });
  await tx.appendToLedger(answeredEvent(row, answer, nameOf(engine, person), verdict));
  if (after.state === 'released') {
    await tx.appendToLedger(releasedEvent(roster, after, person, now));
  }
  if (after.state === 'denied') await tx.appendToLedger(deniedEvent(after, now));
}

/**
 * The very review was counted before, also by an assessment that is no longer the present one: a review is of
 * what its author saw. Or they answered on the page, which says more: what they took back there, no review of
 * the same push revives.
 */
function isKnown(
  row: StoredCase,
  answers: readonly Approval[],
  person: string,
  evidence: string,
): boolean {
  const latest = answers.findLast((answer) => answer.person === person);
  if (latest === undefined) return false;
  const isTakenBack = latest.answer === 'withdraw';
  if (latest.means === 'forge-review') return latest.evidence === evidence && !isTakenBack;
  if (isTakenBack) return isOfThis(latest, row);
  return counts(row, latest.id);
}

function isOfThis({ binding }: Approval, { assessment }: StoredCase): boolean {
  return binding.changeDigest === assessment.change.digest;
}

async function verdictOn(
  { world }: Engine,
  tx: StoreTransaction,
  row: StoredCase,
  answers: readonly Approval[],
  now: string,
) {
  const standing = await standingOf(tx.governance, world, row.assessment, row.id, now);
  return judgeAssessment(world, row.assessment, answers, now, standing);
}

function latestOfEach(answers: readonly Approval[]): readonly Approval[] {
  return [...new Map(answers.map((answer) => [answer.person, answer])).values()];
}

function nextSequence(answers: readonly Approval[]): number {
  return answers.reduce((last, { sequence }) => Math.max(last, sequence), -1) + 1;
}

function counts({ verdict }: StoredCase, id: string): boolean {
  return verdict.answers.some(({ approval, counts: does }) => approval === id && does);
}
