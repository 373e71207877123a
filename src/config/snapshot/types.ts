/**
 * All that a guard judges by, compiled to plain data: nothing of it needs YAML, schemas or CEL to be read.
 * Raise `SNAPSHOT_FORMAT` whenever a shape here or in the core's types changes: an old one is then made anew.
 */
import type { Catalog } from '../../core/catalog/types.ts';
import type { Incident } from '../../core/memory/types.ts';
import type {
  AutonomyRule,
  Directive,
  Grant,
  Policy,
  Rule,
  Zone,
} from '../../core/policy/types.ts';
import type { ReleaseTerms } from '../../core/policy/release-terms.ts';
import type { Plain } from '../condition/plain/types.ts';

export const SNAPSHOT_FORMAT = 4;

/** `when` as plain data, or as CEL text where it has no plain form. */
export type StoredCondition = { readonly plain: Plain } | { readonly cel: string };

export type StoredRule = Omit<Rule, 'when'> & { readonly when: StoredCondition };

export interface StoredPolicy {
  readonly hash: string;
  readonly severities: Policy['severities'];
  readonly rules: readonly StoredRule[];
  readonly directives: readonly (Omit<Directive, 'rule'> & { readonly rule: StoredRule })[];
  readonly zones: readonly Omit<Zone, 'covers'>[];
  readonly autonomy: readonly AutonomyRule[];
  /** Null: the policy says nothing of answers themselves. */
  readonly terms: ReleaseTerms | null;
}

/** What reviewers have learned, to be told to agents where it matters. */
export interface LessonNote {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly paths: readonly string[];
  readonly systems: readonly string[];
  /** How the mistake is known when it comes back: a pattern that the server has found to be quick. */
  readonly rule: { readonly over: 'added-lines' | 'commands'; readonly pattern: string } | null;
}

/** A file that the snapshot was made of, as it was then. Null size: it was not there. */
export interface SnapshotSource {
  readonly path: string;
  readonly size: number | null;
  /** Milliseconds since 1970, with fractions. */
  readonly modified: number | null;
}

export interface Snapshot {
  readonly format: number;
  /** Version of Holdpoint that compiled it. */
  readonly version: string;
  readonly policy: StoredPolicy;
  readonly catalog: Catalog;
  readonly incidents: readonly Incident[];
  readonly grants: readonly Grant[];
  readonly lessons: readonly LessonNote[];
  readonly sources: readonly SnapshotSource[];
  /** True where no rule can ever speak of a call that does nothing, whoever makes it. */
  readonly allowsNothing: boolean;
  /** The policy in words for people: `built-in policy`, `.holdpoint/policy.yaml`. */
  readonly judgedBy: string;
}
