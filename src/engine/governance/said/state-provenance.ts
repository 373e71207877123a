import { contributorsOf } from '../../../core/approval/people/contributors.ts';
import { asksPresence } from '../../../core/approval/presence.ts';
import type { ApprovalBinding } from '../../../core/approval/types.ts';
import type { Engine } from '../../engine.ts';
import { EngineFault } from '../../fault.ts';
import type { StoredCase } from '../../ports.ts';
import { signedTransaction } from '../../presence/proof/signed-transaction.ts';
import { caseSubject, refuseStale } from '../../presence/statements/case-subject.ts';
import { evidenceOf } from '../../presence/statements/evidence-of.ts';
import { issueChallenge, type Asked } from '../../presence/statements/issue-challenge.ts';
import type { Challenge, GivenPresence } from '../../presence/types.ts';
import { reassessCase } from '../../cases/reassess.ts';
import { carryKey } from './carry-key.ts';
import { statedEvent } from '../events.ts';
import { findWaiting, lockWaiting } from '../redecide/lock-waiting.ts';
import { nameOf } from '../../name-of.ts';
import type { StoredStatement } from '../types.ts';

export interface GivenStatement {
  readonly case: string;
  /** Person id, from their own session. */
  readonly person: string;
  readonly says: 'human' | 'ai';
  /** The tool, or null where none was used or it has no name. */
  readonly tool: string | null;
  readonly note: string;
  /** Their passkey's signature; left out where the session is to do. */
  readonly presence?: GivenPresence;
}

/**
 * What the page needs so that this person can sign what they say, as their page shows the case. Throws as
 * `stateProvenance` does, `stale-page` or `no-passkey`.
 */
export async function challengeStatement(
  engine: Engine,
  given: Omit<GivenStatement, 'presence'>,
  seen: ApprovalBinding,
): Promise<Challenge> {
  const row = await findWaiting(engine.store, given.case);
  refuseStale(engine, row, seen);
  refuseOthers(row, given.person);
  return issueChallenge(engine, askedOf(row, given));
}

/**
 * Puts on the record what a contributor says about who or what wrote the change; it becomes a clue among the
 * others and removes none. That people alone wrote it may loosen what is asked, so it is signed where the
 * policy asks for presence; that AI helped never is. Throws `unknown-case`, `already-decided`,
 * `not-a-contributor`, `presence-required`, `stale-page`, or what `takeAssertion` throws.
 */
export async function stateProvenance(
  engine: Engine,
  { presence, ...given }: GivenStatement,
): Promise<StoredCase> {
  return signedTransaction(engine, async (tx) => {
    const row = await lockWaiting(tx, given.case);
    refuseOthers(row, given.person);
    if (presence !== undefined) refuseStale(engine, row);
    const loosens = given.says === 'human';
    const evidence = await evidenceOf(tx, engine, {
      ...askedOf(row, given),
      asks: loosens && asksPresence(row.assessment, engine.world.policy),
      presence,
    });
    const statement: StoredStatement = {
      ...given,
      id: engine.ids.next(),
      carryKey: carryKey(row.slot, row.assessment.change),
      at: engine.clock.now(),
      evidence,
    };
    await tx.governance.insertStatement(statement);
    await tx.appendToLedger(statedEvent(row, statement, nameOf(engine, given.person)));
    return (await reassessCase(engine, tx, row)) ?? row;
  });
}

function askedOf(row: StoredCase, given: Omit<GivenStatement, 'presence'>): Asked {
  const { person, says, tool, note } = given;
  return { person, purpose: 'statement', subject: { ...caseSubject(row), says, tool, note } };
}

function refuseOthers({ assessment }: StoredCase, person: string): void {
  if (contributorsOf(assessment).has(person)) return;
  throw new EngineFault(
    'not-a-contributor',
    'Only somebody who had a hand in this change can say how it was made.',
    'Ask its author. If you did have a hand in it, add your identity to the catalog and submit it again.',
  );
}
