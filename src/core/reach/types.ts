import type { Standing } from '../catalog/fade.ts';
import type { DependencySource, Tier } from '../catalog/types.ts';

/** A system that the change hits or that depends on one that it hits. */
export interface ReachedSystem {
  readonly id: string;
  readonly name: string;
  readonly tier: Tier | null;
  readonly owners: readonly string[];
  /** 0 for a system hit directly. */
  readonly distance: number;
  /** The edge that carries it here: null at distance 0. */
  readonly through: ReachEdge | null;
}

/** `from` depends on `to`; harm travels from `to` to `from`. */
export interface ReachEdge {
  readonly from: string;
  readonly to: string;
  /** Of the sighting that is strongest by now, as are confidence and via. */
  readonly source: DependencySource;
  /** 0 to 1, after fading with age. */
  readonly confidence: number;
  readonly via: string | null;
  /** ISO instant of the newest sighting; null for what was only written down. */
  readonly seenAt: string | null;
  readonly standing: Standing;
}

/** Which effect hits which system, and by which pattern of the catalog. */
export interface Hit {
  /** Index into `change.effects`. */
  readonly effect: number;
  readonly system: string;
  /** The glob that matched. */
  readonly pattern: string;
}

/** A less critical system through which a more critical one is reached. */
export interface BoundaryCrossing {
  readonly from: string;
  readonly fromTier: Tier | null;
  readonly to: string;
  readonly toTier: Tier;
}

/**
 * A system that is not Tier-1 and that Tier-1 systems need directly, by an edge declared or observed
 * that has not faded: whatever its own tier says, it is as critical as what stands on it.
 */
export interface TreatedAsCritical {
  readonly system: string;
  readonly tier: Tier | null;
  /** Ids of the Tier-1 systems that need it, in order; at most 100. */
  readonly neededBy: readonly string[];
}

/** Reached systems of one tier at one distance, by id only. */
export interface FurtherSystems {
  readonly distance: number;
  readonly tier: Tier | null;
  /** In order. */
  readonly ids: readonly string[];
}

/** The blast radius. Systems are ordered by distance, then tier, then id. */
export interface Reach {
  /** How many systems are reached, described below or not. */
  readonly total: number;
  /**
   * Every system reached, up to the 10,000th; of those behind it only the ones of Tier-1. All that are
   * hit directly are among them.
   */
  readonly systems: readonly ReachedSystem[];
  /** The reached systems that `systems` leaves out; empty for any but an enormous reach. */
  readonly further: readonly FurtherSystems[];
  readonly hits: readonly Hit[];
  /** Effects on resources that no system in the catalog claims, as indexes. */
  readonly unclaimed: readonly number[];
  /** Lowest tier number reached, or null when no reached system has a tier. */
  readonly worstTier: Tier | null;
  /** Number of systems reached by tier: keys `1` to `4` and `none`. */
  readonly countByTier: Readonly<Record<'1' | '2' | '3' | '4' | 'none', number>>;
  readonly crossings: readonly BoundaryCrossing[];
  /** Of the systems hit directly, by id. */
  readonly treatedAsCritical: readonly TreatedAsCritical[];
}

/** An effect of a change that came before this one, on a resource this one may touch again. */
export interface EarlierEffect {
  readonly changeDigest: string;
  /** ISO instant at which that change was read. */
  readonly at: string;
  readonly address: string;
  readonly trait: 'protection-removed';
}

/** Something that is gone for good, or not back without pain, once the change is through. */
export interface Loss {
  readonly kind: 'data-with-backups' | 'unprotected-delete' | 'irreversible' | 'unknown';
  readonly headline: string;
  readonly why: string;
  readonly effects: readonly number[];
}
