import { asksPresence } from '../../../core/approval/presence.ts';
import type { Acceptance } from '../../../core/approval/standing.ts';
import type { ApprovalBinding } from '../../../core/approval/types.ts';
import type { Finding } from '../../../core/change/finding.ts';
import type { Engine } from '../../engine.ts';
import { EngineFault } from '../../fault.ts';
import type { StoredCase } from '../../ports.ts';
import { signedTransaction } from '../../presence/proof/signed-transaction.ts';
import { caseSubject, refuseStale } from '../../presence/statements/case-subject.ts';
import { evidenceOf } from '../../presence/statements/evidence-of.ts';
import { issueChallenge, type Asked } from '../../presence/statements/issue-challenge.ts';
import type { Challenge, GivenPresence } from '../../presence/types.ts';
import { acceptedEvent } from '../events.ts';
import { findWaiting, lockWaiting } from '../redecide/lock-waiting.ts';
import { mayAccept } from './may-accept.ts';
import { nameOf } from '../../name-of.ts';
import { redecideCase } from '../redecide/redecide-case.ts';
import { termsOf } from '../terms.ts';

export interface GivenAcceptance {
  readonly case: string;
  /** Id of the finding. */
  readonly finding: string;
  /** Person id, from their own session. */
  readonly person: string;
  readonly reason: string;
  /** Their passkey's signature; left out where the session is to do. */
  readonly presence?: GivenPresence;
}

/**
 * What the page needs so that this person can sign for a finding, as their page shows the case. Throws as
 * `acceptFinding` does, `stale-page` or `no-passkey`.
 */
export async function challengeAcceptance(
  engine: Engine,
  given: Omit<GivenAcceptance, 'presence'>,
  seen: ApprovalBinding,
): Promise<Challenge> {
  const row = await findWaiting(engine.store, given.case);
  refuseStale(engine, row, seen);
  const finding = findingOf(row, given);
  refuseUnfit(engine, row, given.person);
  return issueChallenge(engine, askedOf(row, finding, given));
}

/**
 * Takes one finding as it is, on the name of somebody who may answer, and decides the case again. A second
 * time changes nothing. Where the policy asks for presence, their passkey has signed exactly this. Throws
 * `unknown-case`, `already-decided`, `unknown-finding`, `not-eligible`, `presence-required`, `stale-page`, or
 * what `takeAssertion` throws.
 */
export async function acceptFinding(engine: Engine, given: GivenAcceptance): Promise<StoredCase> {
  return signedTransaction(engine, async (tx) => {
    const row = await lockWaiting(tx, given.case);
    const finding = findingOf(row, given);
    refuseUnfit(engine, row, given.person);
    const { person, reason, presence } = given;
    if (presence !== undefined) refuseStale(engine, row);
    const evidence = await evidenceOf(tx, engine, {
      ...askedOf(row, finding, given),
      asks: asksPresence(row.assessment, engine.world.policy),
      presence,
    });
    const acceptance: Acceptance = {
      finding: finding.id,
      person,
      reason,
      at: engine.clock.now(),
      ...(evidence !== null && { evidence }),
    };
    if (!(await tx.governance.insertAcceptance(row.id, acceptance))) return row;
    await tx.appendToLedger(acceptedEvent(row, finding, acceptance, nameOf(engine, person)));
    return redecideCase(engine, tx, row, `${nameOf(engine, person)} accepted “${finding.title}”`);
  });
}

function askedOf(
  row: StoredCase,
  { id: finding, pattern, title, path }: Finding,
  { person, reason }: Omit<GivenAcceptance, 'presence'>,
): Asked {
  const subject = { ...caseSubject(row), finding, pattern, title, path, reason };
  return { person, purpose: 'acceptance', subject };
}

function findingOf({ assessment }: StoredCase, given: Omit<GivenAcceptance, 'presence'>): Finding {
  const finding = (assessment.change.findings ?? []).find(({ id }) => id === given.finding);
  if (finding === undefined) throw unknownFinding(given);
  return finding;
}

function refuseUnfit({ world }: Engine, { assessment }: StoredCase, person: string): void {
  const { allowed, why } = mayAccept(person, assessment, world);
  if (allowed) return;
  const { acceptedBy } = termsOf(world.policy).findings;
  const advice = `Ask somebody ${acceptedBy} or above who had no hand in it, or mend what was found.`;
  throw new EngineFault('not-eligible', why, advice);
}

function unknownFinding({ case: id, finding }: Omit<GivenAcceptance, 'presence'>): EngineFault {
  return new EngineFault(
    'unknown-finding',
    `Case ${id} has no finding ${finding}.`,
    'Reload the page: the change may have been read again since.',
  );
}
