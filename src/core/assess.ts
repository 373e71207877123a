import type { Sha256 } from './change/seal.ts';
import type { Change, EnvironmentKind } from './change/types.ts';
import type { CatalogIndex } from './catalog/compile.ts';
import type { Echo, Incident } from './memory/types.ts';
import type { Actor, ActorClaim, Provenance, ProvenanceClue } from './provenance/types.ts';
import type { Reach } from './reach/types.ts';
import type { Risk } from './risk/types.ts';

/** A check that ran before the door, as it was reported. */
export interface Validation {
  readonly name: string;
  readonly outcome: 'passed' | 'failed';
  readonly detail: string | null;
}

/** An effect of a change that came before this one, on a resource this one may touch again. */
export interface EarlierEffect {
  readonly changeDigest: string;
  /** ISO instant at which that change was read. */
  readonly at: string;
  readonly address: string;
  readonly trait: 'protection-removed';
}

/** All that is known of the world when a change is assessed. Gathered first, judged afterwards. */
export interface Facts {
  readonly catalog: CatalogIndex;
  readonly actors: readonly ActorClaim[];
  readonly clues: readonly ProvenanceClue[];
  readonly incidents: readonly Incident[];
  readonly validations: readonly Validation[];
  readonly earlier: readonly EarlierEffect[];
  /** Risk points of this organisation's earlier changes, in any order. */
  readonly history: readonly number[];
}

/** Something that is gone for good, or not back without pain, once the change is through. */
export interface Loss {
  readonly kind: 'data-with-backups' | 'unprotected-delete' | 'irreversible' | 'unknown';
  readonly headline: string;
  readonly why: string;
  readonly effects: readonly number[];
}

/** What is known of a change and what it would do, without any rule applied. */
export interface Assessment {
  readonly change: Change;
  /** The instant it is for, ISO. */
  readonly at: string;
  /** Plain sentence: what is about to happen and where. */
  readonly headline: string;
  readonly environment: EnvironmentKind;
  readonly actors: readonly Actor[];
  readonly provenance: Provenance;
  readonly reach: Reach;
  /** Worst first. */
  readonly losses: readonly Loss[];
  readonly echoes: readonly Echo[];
  readonly risk: Risk;
  readonly validations: readonly Validation[];
  readonly digest: string;
}
