import type { AnswerKind, Approval, ApprovalBinding } from '../../core/approval/types.ts';
import { asksOperator, mayAnswer } from '../../core/approval/people/eligibility.ts';
import type { Engine } from '../engine.ts';
import { expireCase } from './expire-cases.ts';
import { EngineFault, unknownCase } from '../fault.ts';
import { nameOf } from '../name-of.ts';
import { standingOf } from '../governance/standing.ts';
import { judgeAssessment } from './judge.ts';
import { answeredEvent, deniedEvent, refusedEvent, releasedEvent } from '../ledger-events.ts';
import type { StoredCase, StoreTransaction } from '../ports.ts';
import { answerSubject } from '../presence/statements/answer-subject.ts';
import { signedTransaction } from '../presence/proof/signed-transaction.ts';
import { takeAssertion } from '../presence/statements/take-assertion.ts';
import type { GivenPresence, Proof } from '../presence/types.ts';
import { reassessCase } from './reassess.ts';
import { stateAfter } from './state-after.ts';

/** One person's answer to one case, with what their page showed. */
export interface GivenAnswer {
  readonly case: string;
  /** Person id, from their own session. */
  readonly person: string;
  /** `withdraw` takes back an answer that counts; it takes no signature, since it loosens nothing. */
  readonly answer: AnswerKind;
  readonly reason: string;
  readonly seen: ApprovalBinding;
  /** Their passkey's signature over all of this; left out where the session is to do. */
  readonly presence?: GivenPresence;
}

type Settled =
  { readonly kind: 'answered' } | { readonly kind: 'refused'; readonly fault: EngineFault };

/**
 * Records an answer and decides again with all of them. Saying the same thing twice is saying it once; a
 * changed mind is a new answer and the latest counts. Throws `unknown-case`, `already-decided`, `expired`,
 * `stale-page`, `nothing-to-withdraw` or `not-eligible`; what those found out (an expiry, a new policy) is kept
 * all the same. A signature that does not fit throws what `takeAssertion` throws, and nothing is kept of it.
 */
export async function answerCase(engine: Engine, given: GivenAnswer): Promise<void> {
  const settled = await signedTransaction(engine, (tx) => answerInTransaction(engine, tx, given));
  if (settled.kind === 'refused') throw settled.fault;
}

async function answerInTransaction(
  engine: Engine,
  tx: StoreTransaction,
  given: GivenAnswer,
): Promise<Settled> {
  const now = engine.clock.now();
  const row = await tx.lockCase(given.case);
  if (row === null) return refusal(unknownCase(given.case));
  const answers = await tx.listAnswers(row.id);
  if (isRepeated(answers, given)) return { kind: 'answered' };
  if (row.state !== 'waiting') return refusal(alreadyDecided(row));
  if (row.expiresAt <= now) {
    await expireCase(tx, row, now);
    return refusal(timeIsUp(row));
  }
  if (row.verdict.policyHash !== engine.world.policy.hash) {
    await reassessCase(engine, tx, row);
    return refusal(stalePage());
  }
  if (!isWhatItIs(given.seen, row)) return refusal(stalePage());
  if (given.answer === 'withdraw') {
    const latest = answers.findLast((each) => each.person === given.person);
    if (latest === undefined || !counts(row.verdict.answers, latest.id)) {
      return refusal(nothingToWithdraw());
    }
  }
  const eligibility = mayAnswer(
    given.person,
    row.assessment,
    engine.world.catalog,
    asksOperator(row.verdict),
  );
  if (!eligibility.allowed) return refusal(notEligible(eligibility.why));
  if (given.answer === 'approve' && isUnexplained(row)) return refusal(explainFirst());
  const proof = await proofOf(engine, tx, row, given);
  await record(engine, tx, row, answers, given, proof, now);
  return { kind: 'answered' };
}

/** Null where no signature came along. */
async function proofOf(
  engine: Engine,
  tx: StoreTransaction,
  row: StoredCase,
  { person, answer, reason, presence }: GivenAnswer,
): Promise<Proof | null> {
  if (!presence) return null;
  const subject = answerSubject(row, answer, reason);
  return takeAssertion(tx, engine, { person, purpose: 'answer', subject, ...presence });
}

async function record(
  engine: Engine,
  tx: StoreTransaction,
  row: StoredCase,
  answers: readonly Approval[],
  given: GivenAnswer,
  proof: Proof | null,
  now: string,
): Promise<void> {
  const answer: Approval = {
    id: engine.ids.next(),
    person: given.person,
    answer: given.answer,
    reason: given.reason,
    at: now,
    sequence: answers.reduce((last, each) => Math.max(last, each.sequence), -1) + 1,
    binding: given.seen,
    ...(proof && { means: 'passkey' as const, evidence: proof.digest }),
  };
  const { world } = engine;
  const standing = await standingOf(tx.governance, world, row.assessment, row.id, now);
  const verdict = judgeAssessment(world, row.assessment, [...answers, answer], now, standing);
  const isRefusal = answer.answer === 'refuse' && counts(verdict.answers, answer.id);
  const update = isRefusal
    ? { verdict, state: 'refused' as const, releaseValidUntil: null }
    : { verdict, ...stateAfter(verdict, now, engine.limits, row.slot) };
  const after: StoredCase = { ...row, ...update };
  const name = nameOf(engine, given.person);
  await tx.insertAnswer(row.id, answer);
  await tx.updateCase(row.id, update);
  await tx.appendToLedger(answeredEvent(row, answer, name, verdict));
  if (after.state === 'refused') await tx.appendToLedger(refusedEvent(after, answer, name));
  if (after.state === 'released') {
    await tx.appendToLedger(releasedEvent(engine.world.catalog, after, answer.person, now));
  }
  if (after.state === 'denied') await tx.appendToLedger(deniedEvent(after, now));
}

function refusal(fault: EngineFault): Settled {
  return { kind: 'refused', fault };
}

function counts(tallies: StoredCase['verdict']['answers'], id: string): boolean {
  return tallies.some((tally) => tally.approval === id && tally.counts);
}

/** True when the person's latest answer is this one, to the word: a double click, or a retry. */
function isRepeated(answers: readonly Approval[], given: GivenAnswer): boolean {
  // A signature says more than the same words did without one, and counts once.
  if (given.presence) return false;
  const latest = answers.findLast((each) => each.person === given.person);
  return (
    latest !== undefined &&
    latest.answer === given.answer &&
    latest.reason === given.reason &&
    isSameBinding(latest.binding, given.seen)
  );
}

function isWhatItIs(seen: ApprovalBinding, row: StoredCase): boolean {
  return isSameBinding(seen, {
    changeDigest: row.assessment.change.digest,
    assessmentDigest: row.assessment.digest,
    policyHash: row.verdict.policyHash,
  });
}

function isSameBinding(a: ApprovalBinding, b: ApprovalBinding): boolean {
  return (
    a.changeDigest === b.changeDigest &&
    a.assessmentDigest === b.assessmentDigest &&
    a.policyHash === b.policyHash
  );
}

function alreadyDecided(row: StoredCase): EngineFault {
  return new EngineFault(
    row.state === 'expired' ? 'expired' : 'already-decided',
    `This case is already ${row.state}.`,
    row.supersededBy === null
      ? 'Reload the page to see who decided and why.'
      : `A newer change took its place: open case ${row.supersededBy}.`,
  );
}

function timeIsUp(row: StoredCase): EngineFault {
  return new EngineFault(
    'expired',
    `This case expired at ${row.expiresAt}.`,
    'Submit the change again if it is still wanted.',
  );
}

function stalePage(): EngineFault {
  return new EngineFault(
    'stale-page',
    'The case is no longer what your page showed.',
    'Reload the page, read what changed, and answer again.',
  );
}

function nothingToWithdraw(): EngineFault {
  return new EngineFault(
    'nothing-to-withdraw',
    'No answer of yours counts on this case, so there is none to take back.',
    'Reload the page to see which answers count.',
  );
}

/** Refusing is always possible; approving what nobody has explained is not. */
function isUnexplained({ verdict }: StoredCase): boolean {
  return verdict.holds.some(({ requirement }) => requirement.kind === 'explanation');
}

function explainFirst(): EngineFault {
  return new EngineFault(
    'explain-first',
    'Its author has not explained this change yet.',
    'Ask the author to say on this page what it does, what could go wrong and how to undo it; then read and answer.',
  );
}

function notEligible(why: string): EngineFault {
  return new EngineFault(
    'not-eligible',
    why,
    'Ask one of the people the page names as able to release it.',
  );
}
