import type { DependencySource, Tier } from './types.ts';

/** What one graph source (a tracing backend, a cluster, a repository) says about systems at one instant. */
export interface GraphFacts {
  /** Id of the source in its registry: `jaeger`. */
  readonly origin: string;
  /** Tells two sources of one kind apart: the file or address it came from, without credentials. */
  readonly scope: string;
  /** ISO instant that the facts are as of. */
  readonly at: string;
  readonly systems: readonly SeenSystem[];
  readonly edges: readonly SeenEdge[];
}

/** A system as a source calls it. Whatever the source does not know is null or empty. */
export interface SeenSystem {
  /** The source's own name: `orders-svc`. Matched against ids and aliases of the catalog. */
  readonly name: string;
  /** What it is, in the source's words: `service`, `database`, `queue`, `external`. */
  readonly kind: string;
  readonly tier: Tier | null;
  readonly owners: readonly string[];
  readonly environments: readonly string[];
  readonly paths: readonly string[];
  readonly resources: readonly string[];
  /** Why the source thinks that it is a system, in a few words, with the place: `services.web (line 4)`. */
  readonly why: string;
}

/** `from` needs `to` to work; both as the source calls them. */
export interface SeenEdge {
  readonly from: string;
  readonly to: string;
  readonly source: DependencySource;
  /** 0 to 1: how sure this source is. */
  readonly confidence: number;
  /** In a few words, with numbers where there are any: `HTTP, 1,204 calls`. */
  readonly via: string | null;
  /** ISO instant of the last call seen; the facts' own instant where the source does not say. */
  readonly seenAt: string;
}
