import type { GraphFacts, SeenEdge, SeenSystem } from '../../core/catalog/facts.ts';
import { instantAfter, type Engine } from '../engine.ts';
import { EngineFault } from '../fault.ts';
import { factsImportedEvent } from '../ledger-events.ts';
import { digestOfFacts } from './facts-digest.ts';
import { pause } from './pause.ts';

export interface Imported {
  readonly origin: string;
  readonly scope: string;
  readonly at: string;
  readonly digest: string;
  readonly systems: number;
  readonly edges: number;
  /** False when the source had said exactly this before; nothing was written then. */
  readonly isNew: boolean;
  /** Systems and edges that are new or differ. */
  readonly changed: number;
  /** Systems and edges that the source no longer has. */
  readonly gone: number;
}

const A_STEP = 20_000;

/** Clocks differ a little; facts from further ahead would keep every later import out. */
const AHEAD = 24 * 60 * 60 * 1000;

/**
 * Puts what a source says in the place of all that it said before, and writes down who did that. Saying the
 * same again changes nothing. Throws `bad-text`, `facts-from-the-future`, or `older-facts` where the source
 * has said something newer.
 */
export async function importFacts(
  engine: Engine,
  given: GraphFacts,
  by: string,
): Promise<Imported> {
  const importedAt = engine.clock.now();
  if (given.at > instantAfter(importedAt, AHEAD)) throw fromTheFuture(given);
  const facts = await withoutRepeats(given);
  const digest = await digestOrFault(facts);
  const { origin, scope, at } = facts;
  const counts = { systems: facts.systems.length, edges: facts.edges.length };
  const imported = { origin, scope, at, digest, ...counts };
  return engine.store.transaction(async (tx) => {
    const before = await tx.lockFactSource(origin, scope);
    if (before?.digest === digest) return { ...imported, isNew: false, changed: 0, gone: 0 };
    if (before !== null && before.at > at) throw older(facts, before.at);
    const { changed, gone } = await tx.replaceFacts(facts, {
      ...imported,
      importedAt,
      importedBy: by,
    });
    const result = { ...imported, isNew: true, changed, gone };
    await tx.appendToLedger(factsImportedEvent(result, by, importedAt));
    return result;
  });
}

async function digestOrFault(facts: GraphFacts): Promise<string> {
  try {
    return await digestOfFacts(facts);
  } catch (cause) {
    throw new EngineFault(
      'bad-text',
      'The facts hold text that is not well-formed Unicode.',
      'Read the source again with Holdpoint, which replaces such text, and import what comes out.',
      { cause },
    );
  }
}

/** Of an edge said twice the one seen last, then the surer one; of a system the last one said. */
async function withoutRepeats(facts: GraphFacts): Promise<GraphFacts> {
  const edges = new Map<string, SeenEdge>();
  for (const [index, edge] of facts.edges.entries()) {
    // No name that can be kept holds a NUL.
    const key = `${edge.from}\0${edge.to}\0${edge.source}`;
    const before = edges.get(key);
    if (before === undefined || isBetter(edge, before)) edges.set(key, edge);
    if (index % A_STEP === A_STEP - 1) await pause();
  }
  const systems = new Map<string, SeenSystem>(facts.systems.map((each) => [each.name, each]));
  return { ...facts, systems: [...systems.values()], edges: [...edges.values()] };
}

function isBetter(a: SeenEdge, b: SeenEdge): boolean {
  return a.seenAt === b.seenAt ? a.confidence > b.confidence : a.seenAt > b.seenAt;
}

function fromTheFuture({ at }: GraphFacts): EngineFault {
  return new EngineFault(
    'facts-from-the-future',
    `The facts are as of ${at}, which has not come yet.`,
    'Check the clock of the machine that made the export.',
  );
}

function older({ origin, scope, at }: GraphFacts, than: string): EngineFault {
  return new EngineFault(
    'older-facts',
    `The facts of ${origin} (${scope}) are as of ${at}; newer ones, as of ${than}, are already in.`,
    'Import a newer export, or give this one a scope of its own.',
  );
}
