import type { Facts, Validation } from '../core/assess.ts';
import type { PathOwners } from '../core/catalog/path-owners.ts';
import type { Change } from '../core/change/types.ts';
import type { ActorClaim, ProvenanceClue } from '../core/provenance/types.ts';
import { instantAfter, type Engine } from './engine.ts';
import type { StoreReads } from './ports.ts';

/** What was handed in with a change: who had a hand in it, and what already looked at it. */
export interface Account {
  readonly actors: readonly ActorClaim[];
  readonly clues: readonly ProvenanceClue[];
  readonly validations: readonly Validation[];
  /** Who owns the changed files by the base's own files; left out where nobody looked. */
  readonly owners?: readonly PathOwners[];
  /** Its commits, oldest first; left out where it is not made of commits. */
  readonly commits?: readonly { readonly commit: string; readonly subject: string }[];
}

/**
 * All that is known of the world when a change is assessed at `at`. Effects of the change itself, and of
 * changes read later, are no facts about what came before it.
 */
export async function gatherFacts(
  engine: Engine,
  reads: StoreReads,
  change: Change,
  account: Account,
  at: string,
): Promise<Facts> {
  const addresses = [
    ...new Set(change.effects.map((effect) => effect.resource.address)),
  ].toSorted();
  const since = instantAfter(at, -engine.limits.earlierWindow);
  const earlier = addresses.length === 0 ? [] : await reads.earlierEffects(addresses, since);
  return {
    catalog: engine.world.catalog,
    incidents: engine.world.incidents,
    actors: account.actors,
    clues: account.clues,
    validations: account.validations,
    earlier: earlier.filter((effect) => effect.changeDigest !== change.digest && effect.at <= at),
    history: await reads.riskHistory(engine.limits.historySize),
    ...(account.owners === undefined ? {} : { owners: account.owners }),
    ...(account.commits === undefined ? {} : { commits: account.commits }),
  };
}
