import type { Engine } from '../../engine.ts';
import { endedEvent } from './directive-events.ts';

/** A proposal that nobody signed is dropped after so long, in milliseconds. */
const PATIENCE = 30 * 24 * 60 * 60 * 1000;

/**
 * Writes down which directives are over by time, and drops proposals that nobody signed within 30 days. For
 * the sweeper: a directive stops binding at its end, whether or not this has run. Resolves to how many.
 */
export async function closeDirectives(engine: Engine): Promise<number> {
  const now = engine.clock.now();
  const isDue = (ends: string) => Date.parse(ends) <= Date.parse(now);
  const open = await engine.store.governance.openDirectives(now);
  const due = open.filter(({ signed, proposedAt }) =>
    signed === null ? Date.parse(proposedAt) + PATIENCE <= Date.parse(now) : isDue(signed.ends),
  );
  if (due.length === 0) return 0;
  return engine.store.transaction(async (tx) => {
    await tx.governance.lockDirectives();
    let closed = 0;
    for (const { id } of due) {
      const directive = await tx.governance.findDirective(id);
      if (directive === null || directive.closed !== null) continue;
      const { signed } = directive;
      if (signed !== null && !isDue(signed.ends)) continue;
      const why = signed === null ? 'nobody signed it' : 'its time is over';
      await tx.governance.closeDirective(id, signed?.ends ?? now, null, why);
      if (signed !== null) await tx.appendToLedger(endedEvent(directive, null, now));
      closed += 1;
    }
    return closed;
  });
}
