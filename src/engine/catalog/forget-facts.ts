import type { Engine } from '../engine.ts';
import { EngineFault } from '../fault.ts';
import { factsForgottenEvent } from '../ledger-events.ts';

export interface Forgotten {
  readonly origin: string;
  readonly scope: string;
  /** ISO instant that its facts were as of. */
  readonly at: string;
  /** Systems and edges that the source had said, and that are known from it no longer. */
  readonly systems: number;
  readonly edges: number;
}

/**
 * Takes back all that a source said, for one that is no more, and writes down who did that. What other
 * sources say stays. Throws `unknown-source`.
 */
export async function forgetFacts(
  engine: Engine,
  origin: string,
  scope: string,
  by: string,
): Promise<Forgotten> {
  return engine.store.transaction(async (tx) => {
    const source = await tx.lockFactSource(origin, scope);
    if (source === null) throw unknownSource(origin, scope);
    await tx.forgetFacts(source);
    const { at, systems, edges, digest } = source;
    const forgotten = { origin, scope, at, systems, edges };
    await tx.appendToLedger(factsForgottenEvent(forgotten, digest, by, engine.clock.now()));
    return forgotten;
  });
}

function unknownSource(origin: string, scope: string): EngineFault {
  return new EngineFault(
    'unknown-source',
    `Nothing is known from ${origin} (${scope}).`,
    'See GET /api/catalog, or the page of the reach, for the sources there are.',
  );
}
