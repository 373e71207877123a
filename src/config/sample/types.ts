import type { Validation } from '../../core/assess.ts';
import type { ActorClaim, ProvenanceClue } from '../../core/provenance/types.ts';
import type { SampleChangesFile } from '../schema/sample.ts';

type Written = SampleChangesFile['changes'][number];

/** A file of a sample change: the name to show for it, and where it lies. */
export interface SampleInput {
  readonly name: string;
  readonly path: string;
}

/** The pull request that a sample change is. Its commits have ids only once it is read. */
export interface SampleOrigin {
  readonly forge: string;
  readonly repository: string;
  readonly request: number;
  readonly baseBranch: string;
  /** Where the base's CODEOWNERS lies, or null. */
  readonly owners: string | null;
}

export type SampleCommit = Written['commits'][number];
export type SampleExplanation = NonNullable<Written['explanation']>;
export type SampleException = NonNullable<Written['exception']>;
export type SampleDirective = SampleChangesFile['directives'][number];

/** A change to submit when the sample starts. What it does is in its inputs, still to be read. */
export interface SampleChange {
  readonly id: string;
  readonly title: string;
  readonly slot: string;
  readonly submittedBy: string;
  readonly inputs: readonly SampleInput[];
  readonly actors: readonly ActorClaim[];
  readonly clues: readonly ProvenanceClue[];
  readonly validations: readonly Validation[];
  readonly link: string | null;
  /** Null for what is no pull request. */
  readonly origin: SampleOrigin | null;
  readonly commits: readonly SampleCommit[];
  /** What people have said and asked before anybody looks; null for nothing. */
  readonly explanation: SampleExplanation | null;
  readonly exception: SampleException | null;
}

/** All that waits when the sample starts. */
export interface Sample {
  readonly changes: readonly SampleChange[];
  readonly directives: readonly SampleDirective[];
}
