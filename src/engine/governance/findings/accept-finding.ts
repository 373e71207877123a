import type { Engine } from '../../engine.ts';
import { EngineFault } from '../../fault.ts';
import type { StoredCase } from '../../ports.ts';
import { acceptedEvent } from '../events.ts';
import { lockWaiting } from '../redecide/lock-waiting.ts';
import { mayAccept } from './may-accept.ts';
import { nameOf } from '../name-of.ts';
import { redecideCase } from '../redecide/redecide-case.ts';
import { termsOf } from '../terms.ts';

export interface GivenAcceptance {
  readonly case: string;
  /** Id of the finding. */
  readonly finding: string;
  /** Person id, from their own session. */
  readonly person: string;
  readonly reason: string;
}

/**
 * Takes one finding as it is, on the name of somebody who may answer, and decides the case again. A second
 * time changes nothing. Throws `unknown-case`, `already-decided`, `unknown-finding` or `not-eligible`.
 */
export async function acceptFinding(engine: Engine, given: GivenAcceptance): Promise<StoredCase> {
  return engine.store.transaction(async (tx) => {
    const row = await lockWaiting(tx, given.case);
    const finding = (row.assessment.change.findings ?? []).find(({ id }) => id === given.finding);
    if (finding === undefined) throw unknownFinding(given);
    refuseUnfit(engine, row, given.person);
    const { finding: id, person, reason } = given;
    const acceptance = { finding: id, person, reason, at: engine.clock.now() };
    if (!(await tx.governance.insertAcceptance(row.id, acceptance))) return row;
    await tx.appendToLedger(acceptedEvent(row, finding, acceptance, nameOf(engine, person)));
    return redecideCase(engine, tx, row, `${nameOf(engine, person)} accepted “${finding.title}”`);
  });
}

function refuseUnfit({ world }: Engine, { assessment }: StoredCase, person: string): void {
  const { allowed, why } = mayAccept(person, assessment, world);
  if (allowed) return;
  const { acceptedBy } = termsOf(world.policy).findings;
  const advice = `Ask somebody ${acceptedBy} or above who had no hand in it, or mend what was found.`;
  throw new EngineFault('not-eligible', why, advice);
}

function unknownFinding({ case: id, finding }: GivenAcceptance): EngineFault {
  return new EngineFault(
    'unknown-finding',
    `Case ${id} has no finding ${finding}.`,
    'Reload the page: the change may have been read again since.',
  );
}
