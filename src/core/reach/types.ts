import type { Tier } from '../catalog/types.ts';

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
  readonly source: 'declared' | 'observed' | 'inferred';
  readonly confidence: number;
  readonly via: string | null;
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

/** The blast radius. Systems are ordered by distance, then tier, then id. */
export interface Reach {
  readonly systems: readonly ReachedSystem[];
  readonly hits: readonly Hit[];
  /** Effects on resources that no system in the catalog claims, as indexes. */
  readonly unclaimed: readonly number[];
  /** Lowest tier number reached, or null when no reached system has a tier. */
  readonly worstTier: Tier | null;
  /** Number of systems reached by tier: keys `1` to `4` and `none`. */
  readonly countByTier: Readonly<Record<'1' | '2' | '3' | '4' | 'none', number>>;
  readonly crossings: readonly BoundaryCrossing[];
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
