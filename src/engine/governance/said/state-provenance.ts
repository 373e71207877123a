import { contributorsOf } from '../../../core/approval/contributors.ts';
import type { Engine } from '../../engine.ts';
import { EngineFault } from '../../fault.ts';
import type { StoredCase } from '../../ports.ts';
import { reassessCase } from '../../cases/reassess.ts';
import { carryKey } from './carry-key.ts';
import { statedEvent } from '../events.ts';
import { lockWaiting } from '../redecide/lock-waiting.ts';
import { nameOf } from '../name-of.ts';
import type { StoredStatement } from '../types.ts';

export interface GivenStatement {
  readonly case: string;
  /** Person id, from their own session. */
  readonly person: string;
  readonly says: 'human' | 'ai';
  /** The tool, or null where none was used or it has no name. */
  readonly tool: string | null;
  readonly note: string;
}

/**
 * Puts on the record what a contributor says about who or what wrote the change; it becomes a clue among the
 * others and removes none. Throws `unknown-case`, `already-decided` or `not-a-contributor`.
 */
export async function stateProvenance(engine: Engine, given: GivenStatement): Promise<StoredCase> {
  return engine.store.transaction(async (tx) => {
    const row = await lockWaiting(tx, given.case);
    if (!contributorsOf(row.assessment).has(given.person)) {
      throw new EngineFault(
        'not-a-contributor',
        'Only somebody who had a hand in this change can say how it was made.',
        'Ask its author. If you did have a hand in it, add your identity to the catalog and submit it again.',
      );
    }
    const statement: StoredStatement = {
      ...given,
      id: engine.ids.next(),
      carryKey: carryKey(row.slot, row.assessment.change),
      at: engine.clock.now(),
    };
    await tx.governance.insertStatement(statement);
    await tx.appendToLedger(statedEvent(row, statement, nameOf(engine, given.person)));
    return (await reassessCase(engine, tx, row)) ?? row;
  });
}
