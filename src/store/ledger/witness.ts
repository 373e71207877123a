import type { Signer } from '../../engine/ports.ts';
import { parseCheckpoint, verifyCheckpoint } from '../../ledger/checkpoint.ts';
import type { Checkpoint } from '../../ledger/checkpoint.ts';
import { LedgerFault } from '../../ledger/faults.ts';
import { rootOf } from '../../ledger/merkle/frontier.ts';
import type { Frontier } from '../../ledger/merkle/frontier.ts';
import { sameHash } from '../../ledger/merkle/hash.ts';
import type { Queryable } from '../connection/pool.ts';
import { StoreFault } from '../faults.ts';
import { checkpointAt } from '../queries/ledger.ts';

/** The newest checkpoint, kept where whoever alters the database does not reach it. */
export interface CheckpointPin {
  /** Where it is kept, for people. */
  readonly place: string;
  /** Null when none was kept yet. */
  read(): Promise<string | null>;
  /** Keeps a checkpoint unless a newer one is kept. Called after the commit, and never makes it wait. */
  keep(note: string): void;
  /** Resolves when all that was handed in is kept. */
  settled(): Promise<void>;
}

/** Remembers what the ledger was, so that nothing is ever signed on top of a shorter or another one. */
export interface Witness {
  /** The newest checkpoint known to have been committed, pinned or seen by this process. */
  newest(): Promise<string | null>;
  /** Hears each newest checkpoint after its commit. */
  saw(note: string): void;
  /**
   * Throws `StoreFault` unless the log that ends in this head begins with what was. `last` is the log's
   * last checkpoint, which has been found to fit the head.
   */
  check(db: Queryable, head: Frontier, last: string | null): Promise<void>;
}

export function createWitness(pin: CheckpointPin | null, signer: Signer): Witness {
  let seen: string | null = null;
  let pinned: Promise<string | null> | null = null;

  const newest = async () => {
    // Read once: from then on this process sees for itself.
    pinned ??= pin?.read() ?? Promise.resolve(null);
    const note = await pinned.catch((error: unknown) => {
      pinned = null;
      throw error;
    });
    return sizeOf(seen) >= sizeOf(note) ? seen : note;
  };

  return {
    newest,
    saw(note) {
      if (sizeOf(seen) < sizeOf(note)) seen = note;
      pin?.keep(note);
    },
    async check(db, head, last) {
      const note = await newest();
      if (note === null || note === last) return;
      const known = verifyCheckpoint(note, signer.verifierKey);
      const place = pin?.place ?? null;
      if (known.kind === 'invalid')
        throw changedPast(`that checkpoint cannot be used: ${known.why}`, place);
      if (head.size < known.checkpoint.size) {
        const { size } = known.checkpoint;
        throw changedPast(`it had ${size} entries and now has ${head.size}`, place);
      }
      if (!(await beginsWith(db, head, known.checkpoint))) {
        throw changedPast('its first entries are no longer the same', place);
      }
    },
  };
}

/** Every size has its checkpoint, so the root that the log had then can be looked up. */
async function beginsWith(db: Queryable, head: Frontier, known: Checkpoint): Promise<boolean> {
  if (head.size === known.size) return sameHash(rootOf(head), known.root);
  const stored = await checkpointAt(db, known.size);
  return stored !== null && sameHash(parseCheckpoint(stored.note).root, known.root);
}

/** What cannot be read outweighs everything, so that no newer checkpoint hides that it is there. */
function sizeOf(note: string | null): number {
  if (note === null) return -1;
  try {
    return parseCheckpoint(note).size;
  } catch (fault) {
    if (fault instanceof LedgerFault) return Infinity;
    throw fault;
  }
}

function changedPast(problem: string, place: string | null): StoreFault {
  const advice =
    place === null
      ? 'If it was restored from a backup on purpose, start Holdpoint again'
      : `If it was restored from a backup on purpose, move ${place} away and start Holdpoint again`;
  return new StoreFault(
    'HOLDPOINT_LEDGER_HEAD',
    `the ledger does not go on from the last checkpoint this server knows, so nothing is appended to it: ${problem}. Run \`holdpoint ledger verify\`. ${advice}`,
  );
}
