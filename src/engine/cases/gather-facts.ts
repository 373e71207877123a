import { asksPresence } from '../../core/approval/presence.ts';
import { assess, type Facts, type Validation } from '../../core/assess.ts';
import type { PathOwners } from '../../core/catalog/path-owners.ts';
import type { Change } from '../../core/change/types.ts';
import type { ActorClaim, ProvenanceClue } from '../../core/provenance/types.ts';
import { instantAfter, type Engine } from '../engine.ts';
import type { GovernanceReads } from '../governance/ports.ts';
import { whatWasSaid, type Subject } from '../governance/said/what-was-said.ts';
import type { StoreReads } from '../ports.ts';

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

/** Of nothing that is kept, nobody can have said anything. */
const NO_SUBJECT: Subject = { case: null, slot: null };

/**
 * All that is known of the world when a change is assessed at `at`. Effects of the change itself, and of
 * changes read later, are no facts about what came before it.
 */
export async function gatherFacts(
  engine: Engine,
  reads: StoreReads & { readonly governance: GovernanceReads },
  change: Change,
  account: Account,
  at: string,
  subject: Subject = NO_SUBJECT,
): Promise<Facts> {
  const addresses = [
    ...new Set(change.effects.map((effect) => effect.resource.address)),
  ].toSorted();
  const since = instantAfter(at, -engine.limits.earlierWindow);
  const earlier = addresses.length === 0 ? [] : await reads.earlierEffects(addresses, since);
  const { catalog } = engine.world;
  const clues = handedIn(account.clues);
  const unsaid: Facts = {
    catalog,
    incidents: engine.world.incidents,
    actors: account.actors,
    clues,
    validations: account.validations,
    earlier: earlier.filter((effect) => effect.changeDigest !== change.digest && effect.at <= at),
    history: await reads.riskHistory(engine.limits.historySize),
    ...(account.owners === undefined ? {} : { owners: account.owners }),
    ...(account.commits === undefined ? {} : { commits: account.commits }),
  };
  const said = await whatWasSaid(
    reads.governance,
    subject,
    change,
    account.actors,
    catalog,
    presenceIn(engine, change, unsaid, at),
  );
  return {
    ...unsaid,
    clues: [...clues, ...said.statements],
    ...(said.explanation === null ? {} : { explanation: said.explanation }),
  };
}

/** Whether presence is asked for, which nothing that anybody says makes another answer. Found out once. */
function presenceIn({ world }: Engine, change: Change, facts: Facts, at: string): () => boolean {
  let asks: boolean | null = null;
  return () => (asks ??= asksIt());
  function asksIt(): boolean {
    if ((world.policy.terms?.presence ?? null) === null) return false;
    try {
      // No rule of presence looks at digests.
      return asksPresence({ ...assess(change, facts, at), digest: '' }, world.policy);
    } catch {
      return true;
    }
  }
}

/**
 * A statement is what somebody signed in said here; nothing that was handed in is one. And that people wrote
 * something by hand, nobody but they themselves attests: whatever was handed in declares it at most.
 */
function handedIn(clues: readonly ProvenanceClue[]): readonly ProvenanceClue[] {
  return clues
    .filter(({ kind }) => kind !== 'statement')
    .map((clue) => (clue.says === 'human' ? { ...clue, strength: 'declared' as const } : clue));
}
