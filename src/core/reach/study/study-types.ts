import type { Tier } from '../../catalog/types.ts';
import type { Reach, ReachEdge } from '../types.ts';

/** The first of many, with how many there are. */
export interface Listed<T> {
  readonly count: number;
  readonly first: readonly T[];
}

/** A reached system without the edge to it: a study has every edge, not one. */
export interface StudiedSystem {
  readonly id: string;
  readonly name: string;
  readonly tier: Tier | null;
  readonly owners: readonly string[];
  readonly distance: number;
}

type TierCounts = Reach['countByTier'];

/** What lies at one distance. */
export interface Layer {
  readonly distance: number;
  readonly total: number;
  readonly countByTier: TierCounts;
}

/** How much of the reach one owner answers for. */
export interface OwnerShare {
  /** Team or person id; null for what has no owner. */
  readonly owner: string | null;
  readonly total: number;
  readonly tier1: number;
}

/** Systems left out of the list that are alike in distance, tier and first owner. */
export interface FurtherGroup {
  readonly distance: number;
  readonly tier: Tier | null;
  readonly owner: string | null;
  readonly total: number;
}

/** A system that every way of harm to some others goes through. */
export interface SinglePoint {
  readonly system: string;
  readonly tier: Tier | null;
  readonly distance: number;
  /** How many systems are reached through it alone. */
  readonly total: number;
  /** How many of those are Tier-1. */
  readonly tier1: number;
  /** Some of those, Tier-1 first. */
  readonly examples: readonly string[];
}

/** A reached system that is not Tier-1 and through which Tier-1 is reached. */
export interface CarriesTier1 {
  readonly system: string;
  readonly tier: Tier | null;
  /** Steps to the nearest Tier-1 system that depends on it. */
  readonly steps: number;
  /** Tier-1 systems that need it directly by an edge declared or observed that has not faded. */
  readonly neededBy: readonly string[];
}

/** Systems that all depend on one another. */
export interface Cycle {
  readonly total: number;
  readonly tier1: number;
  /** Some of their ids, in order. */
  readonly systems: readonly string[];
}

/** How harm to some systems would spread, in bounded space whatever the size of the graph. */
export interface ReachStudy {
  /** Ids it starts from, in order. */
  readonly starts: readonly string[];
  /** ISO instant that edges are faded to. */
  readonly at: string;
  readonly total: number;
  readonly countByTier: TierCounts;
  readonly worstTier: Tier | null;
  /** By distance. */
  readonly layers: readonly Layer[];
  /** Who answers for most of it first. */
  readonly owners: Listed<OwnerShare>;
  /** By distance, then tier, then id. */
  readonly systems: readonly StudiedSystem[];
  /** The systems left out of `systems`, biggest group first. */
  readonly further: Listed<FurtherGroup>;
  /** Every edge between listed systems on a shortest way from a start; `count` is of all systems. */
  readonly edges: Listed<ReachEdge>;
  readonly unowned: Listed<string>;
  /** Most Tier-1 first. */
  readonly singlePoints: Listed<SinglePoint>;
  /** Those that Tier-1 needs directly first, then by steps. */
  readonly carriesTier1: Listed<CarriesTier1>;
  /** Biggest first. */
  readonly cycles: Listed<Cycle>;
  /**
   * Edges that the catalog and what was seen disagree about: declared but not seen, of a system that was
   * seen to use others; seen but not declared, of a system that declares others.
   */
  readonly disagreements: Listed<ReachEdge>;
  /** Edges that were not seen for long; they still count. */
  readonly stale: Listed<ReachEdge>;
}
