import type { Approval } from '../../core/approval/types.ts';
import { canonicalJson } from '../../core/change/canonical-json.ts';
import { sealIsIntact } from '../../core/change/seal.ts';
import type { Change } from '../../core/change/types.ts';
import { refuseOtherSlots, refuseTakenSlot } from '../tokens/may-hand-in.ts';
import type { TokenTerms } from '../tokens/types.ts';
import { accountBy } from './account-by.ts';
import { carriedAnswers } from './carry-answers.ts';
import { carriedRefusals } from './carry-refusals.ts';
import { instantAfter, type Engine } from '../engine.ts';
import { EngineFault } from '../fault.ts';
import { gatherFacts, type Account } from './gather-facts.ts';
import { standingOf } from '../governance/standing.ts';
import { judgeAssessment, judgeChange } from './judge.ts';
import {
  answeredEvent,
  deniedEvent,
  refusedEvent,
  releasedEvent,
  submittedEvent,
  supersededEvent,
} from '../ledger-events.ts';
import type { StoredCase, StoreTransaction } from '../ports.ts';
import { sha256 } from '../sha256.ts';
import { stateAfter } from './state-after.ts';

/** A change as it is handed in, with where it comes from. */
export interface CaseSubmission extends Account {
  readonly title: string;
  readonly change: Change;
  /** What this is a change of; a newer submission to a slot supersedes a waiting one. */
  readonly slot: string | null;
  readonly link: string | null;
}

/**
 * A machine by its token's name, or a person, who then counts as having asked for the change. The token's terms
 * are left out where this very server hands in what it has read itself.
 */
export type Submitter =
  | { readonly kind: 'machine'; readonly name: string; readonly token?: TokenTerms }
  | { readonly kind: 'person'; readonly id: string };

export interface Submitted {
  readonly case: StoredCase;
  /** False when the very same submission was already waiting in its slot. */
  readonly created: boolean;
}

/**
 * Assesses and decides a change and keeps the case, with its ledger entries, in one transaction. Whatever
 * waits in the same slot is superseded, unless it is this very submission, which is then returned.
 * Throws `tampered-change` when the digest is not that of the content, and `bad-text` on text that has no
 * canonical form; `slot-not-allowed` and `slot-taken` where the slot is not the token's.
 */
export async function submitCase(
  engine: Engine,
  submission: CaseSubmission,
  by: Submitter,
): Promise<Submitted> {
  refuseBadText(submission);
  const token = by.kind === 'machine' ? by.token : undefined;
  if (token !== undefined) refuseOtherSlots(token, submission.slot);
  if (!sealIsIntact(submission.change, sha256)) {
    throw new EngineFault(
      'tampered-change',
      `The change is not the one its digest ${submission.change.digest} was made of.`,
      'Read the change again and submit what comes out, unaltered.',
    );
  }
  const at = engine.clock.now();
  const row = await assembleCase(engine, submission, by, at);
  return engine.store.transaction(async (tx) => {
    const inSlot = row.slot === null ? [] : await tx.lockOpenInSlot(row.slot);
    if (token !== undefined && row.slot !== null) {
      const stands = inSlot.filter((each) => !isOver(each, at));
      const { people } = engine.world.catalog;
      await refuseTakenSlot(tx, token, row.slot, stands, { people, now: at });
    }
    const open = inSlot.filter((each) => givesWay(each, row));
    const same = open.find((each) => isSameSubmission(each, row) && !isOver(each, at));
    if (same !== undefined) return { case: same, created: false };
    const refused = await carriedRefusals(engine, tx, row);
    const carried = refused.length > 0 ? refused : await carriedFrom(engine, tx, open, row);
    for (const old of open) await supersede(tx, old, row.id, at);
    const kept = carried.length === 0 ? row : await judgedWith(engine, tx, row, carried, at);
    await tx.insertCase(kept);
    await tx.appendToLedger(submittedEvent(row));
    for (const answer of carried) await keepCarried(engine, tx, kept, answer);
    if (kept.state === 'released')
      await tx.appendToLedger(releasedEvent(engine.world.catalog, kept, null, at));
    if (kept.state === 'denied') await tx.appendToLedger(deniedEvent(kept, at));
    return { case: kept, created: true };
  });
}

/** Of a request on a forge the next push also takes the place of what was released and not yet used. */
function givesWay({ state }: StoredCase, { assessment }: StoredCase): boolean {
  return state === 'waiting' || assessment.change.origin !== undefined;
}

function isOver({ state, expiresAt, releaseValidUntil }: StoredCase, at: string): boolean {
  return state === 'released'
    ? releaseValidUntil === null || releaseValidUntil <= at
    : expiresAt <= at;
}

async function carriedFrom(
  engine: Engine,
  tx: StoreTransaction,
  open: readonly StoredCase[],
  row: StoredCase,
): Promise<readonly Approval[]> {
  const before = open.at(-1);
  if (before === undefined || isOver(before, row.submittedAt)) return [];
  return carriedAnswers(engine, before, await tx.listAnswers(before.id), row);
}

async function judgedWith(
  { world, limits }: Engine,
  tx: StoreTransaction,
  row: StoredCase,
  answers: readonly Approval[],
  at: string,
): Promise<StoredCase> {
  const standing = await standingOf(tx.governance, world, row.assessment, row.id, at);
  const verdict = judgeAssessment(world, row.assessment, answers, at, standing);
  const isRefused = answers.some(({ answer }) => answer === 'refuse');
  if (isRefused) return { ...row, verdict, state: 'refused', releaseValidUntil: null };
  return { ...row, verdict, ...stateAfter(verdict, at, limits, row.slot) };
}

async function keepCarried(
  engine: Engine,
  tx: StoreTransaction,
  row: StoredCase,
  answer: Approval,
): Promise<void> {
  const name = engine.world.catalog.people.get(answer.person)?.name ?? answer.person;
  await tx.insertAnswer(row.id, answer);
  await tx.appendToLedger(answeredEvent(row, answer, name, row.verdict));
  if (row.state === 'refused') await tx.appendToLedger(refusedEvent(row, answer, name));
}

function refuseBadText(submission: CaseSubmission): void {
  try {
    canonicalJson(submission);
  } catch (cause) {
    throw new EngineFault(
      'bad-text',
      'The submission holds text that is not well-formed Unicode.',
      'Read the change again with Holdpoint, which replaces such text, and submit what comes out.',
      { cause },
    );
  }
}

async function assembleCase(
  engine: Engine,
  submission: CaseSubmission,
  by: Submitter,
  at: string,
): Promise<StoredCase> {
  const { store, world } = engine;
  const account = accountBy(submission, by, world.catalog);
  const id = engine.ids.next();
  const subject = { case: id, slot: submission.slot };
  const facts = await gatherFacts(engine, store, submission.change, account, at, subject);
  const assessment = judgeChange(submission.change, facts, at);
  const standing = await standingOf(store.governance, world, assessment, id, at);
  const verdict = judgeAssessment(world, assessment, [], at, standing);
  return {
    id,
    title: submission.title,
    slot: submission.slot,
    link: submission.link,
    submittedAt: at,
    submittedBy: by.kind === 'machine' ? by.name : by.id,
    expiresAt: instantAfter(at, engine.limits.caseLifetime),
    supersededBy: null,
    assessment,
    verdict,
    ...stateAfter(verdict, at, engine.limits, submission.slot),
  };
}

async function supersede(
  tx: StoreTransaction,
  old: StoredCase,
  by: string,
  at: string,
): Promise<void> {
  await tx.updateCase(old.id, {
    state: 'superseded',
    supersededBy: by,
    releaseValidUntil: null,
  });
  await tx.appendToLedger(supersededEvent(old, by, at));
}

/** The same change under the same rules, with the same people and checks said to stand behind it. */
function isSameSubmission(a: StoredCase, b: StoredCase): boolean {
  return identityOf(a) === identityOf(b);
}

function identityOf(row: StoredCase): string {
  const { change, actors, provenance, validations } = row.assessment;
  return canonicalJson([
    change.digest,
    row.verdict.policyHash,
    distinct(actors.map(({ role, identity }) => ({ role, identity }))),
    distinct(provenance.clues.filter(({ kind }) => kind !== 'statement')),
    distinct(validations),
  ]);
}

function distinct(items: readonly unknown[]): readonly string[] {
  return [...new Set(items.map((item) => canonicalJson(item)))].toSorted();
}
