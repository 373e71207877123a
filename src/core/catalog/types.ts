import type { EnvironmentKind } from '../change/types.ts';
import type { Level } from '../provenance/types.ts';

/** 1 is most critical. */
export type Tier = 1 | 2 | 3 | 4;

export interface System {
  readonly id: string;
  readonly name: string;
  readonly tier: Tier | null;
  /** Team ids or person ids. */
  readonly owners: readonly string[];
  readonly environments: readonly string[];
  /** Globs over repository paths: `*` within a segment, `**` across segments. */
  readonly paths: readonly string[];
  /** Globs over resource addresses or `type:address` or resource names; `*` crosses dots. */
  readonly resources: readonly string[];
  readonly dependsOn: readonly Dependency[];
  /** Other names that graph sources know it by: `orders-svc`, `orders.shop.svc.cluster.local`. */
  readonly aliases?: readonly string[];
}

/** How a dependency is known: somebody wrote it down, traffic showed it, or a file suggests it. */
export type DependencySource = 'declared' | 'observed' | 'inferred';

export interface Dependency {
  /** Id of the system depended on. */
  readonly on: string;
  /** Of the strongest sighting, as are confidence and via. */
  readonly source: DependencySource;
  /** 0 to 1. */
  readonly confidence: number;
  /** Why it is there, in a few words, or null. */
  readonly via: string | null;
  /** Everything that says so, where more is known than this; strongest first. */
  readonly sightings?: readonly Sighting[];
}

/** One source's word on one dependency. */
export interface Sighting {
  readonly source: DependencySource;
  /** What said so: `catalog`, or the id of a graph source (`jaeger`, `compose`). */
  readonly origin: string;
  /** 0 to 1, as of `seenAt`. */
  readonly confidence: number;
  readonly via: string | null;
  /** ISO instant at which it was last seen; null for what was written down and does not age. */
  readonly seenAt: string | null;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly level: Level;
  readonly teams: readonly string[];
  /** Every e-mail address and login by which the person is known, lower case. */
  readonly identities: readonly string[];
  /** False for accounts that were closed: they count as nobody. */
  readonly active: boolean;
  /** Levels that hold for single systems, whatever the general one; left out where there are none. */
  readonly seniority?: readonly SystemLevel[];
}

/** How senior somebody is on one system. */
export interface SystemLevel {
  readonly system: string;
  readonly level: Level;
}

export interface Team {
  readonly id: string;
  readonly name: string;
  /** How forges and directories write it: `@acme/payments`; lower case. Left out where there is none. */
  readonly identities?: readonly string[];
}

/** An environment's kind by name, where the organisation says so. */
export interface EnvironmentName {
  /** Glob over names: `prod-*`. */
  readonly match: string;
  readonly kind: EnvironmentKind;
}

export interface Catalog {
  readonly systems: readonly System[];
  readonly people: readonly Person[];
  readonly teams: readonly Team[];
  readonly environments: readonly EnvironmentName[];
  /** What groups of directories mean here; left out where none means anything. */
  readonly directory?: DirectoryTerms;
}

/** What the organisation's own files say groups of directories come to. A group means nothing by itself. */
export interface DirectoryTerms {
  readonly levels: readonly GroupLevel[];
  readonly teams: readonly GroupTeam[];
}

/** Names a group as its directory does, in any case. `from`: `scim`, `oidc` or a forge; null for the first two. */
export interface GroupName {
  readonly group: string;
  readonly from: string | null;
}

export interface GroupLevel extends GroupName {
  readonly level: Level;
  /** Ids of the systems it holds for; null for the general level. */
  readonly systems: readonly string[] | null;
}

export interface GroupTeam extends GroupName {
  readonly team: string;
}
