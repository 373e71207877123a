import type { Verb } from '../change/types.ts';

/** Something that went wrong before, and where it shows. */
export interface Incident {
  readonly id: string;
  readonly title: string;
  /** ISO date. */
  readonly date: string;
  readonly summary: string;
  /** What people should have done, in a sentence. */
  readonly lesson: string;
  readonly systems: readonly string[];
  /** Globs over resource types. */
  readonly resourceTypes: readonly string[];
  /** Globs over repository paths. */
  readonly paths: readonly string[];
  readonly verbs: readonly Verb[];
  readonly link: string | null;
}

/** An incident that this change resembles, and why. */
export interface Echo {
  readonly incident: Incident;
  /** 0 to 1, the share of the incident's own marks that this change shows. */
  readonly likeness: number;
  readonly because: readonly string[];
  readonly effects: readonly number[];
}
