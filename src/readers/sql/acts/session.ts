/** What concerns the session, or fits nowhere else. */
import type { DataHolding, Reversibility, Trait, Verb } from '../../../core/change/types.ts';
import type { ActBase, ObjectName } from './base.ts';

/** A setting; `lock_timeout` and the like are understood where they stand. */
export interface Settings extends ActBase {
  readonly kind: 'settings';
  readonly name: string;
  /** As written, or null for a reset to the default. */
  readonly value: string | null;
  readonly scope: 'transaction' | 'session' | 'role' | 'database' | 'system';
}

export interface Transaction extends ActBase {
  readonly kind: 'transaction';
  readonly action: 'begin' | 'commit' | 'rollback' | 'savepoint';
}

/** Looks and touches nothing: SELECT, EXPLAIN without ANALYZE, SHOW, COMMENT ON, ANALYZE. */
export interface Read extends ActBase {
  readonly kind: 'read';
  readonly what: string;
}

/**
 * What is so particular to a dialect that its analysis says itself what it amounts to: a replication
 * slot that is dropped, row level security that is switched off.
 */
export interface Stated extends ActBase {
  readonly kind: 'stated';
  readonly verb: Verb;
  readonly object: string;
  readonly name: string;
  readonly table: ObjectName | null;
  readonly reversibility: Reversibility;
  readonly data: DataHolding;
  readonly traits: readonly Trait[];
  /** One sentence, as it goes into the effect. */
  readonly why: string;
  readonly safer: readonly string[];
}

/** What nobody can tell from the text. Comes out unknown, and the script is held as not read whole. */
export interface Opaque extends ActBase {
  readonly kind: 'opaque';
  readonly reason:
    | 'syntax-error'
    | 'dynamic-sql'
    | 'unknown-statement'
    | 'other-file'
    | 'program'
    | 'unknown-call';
  /** What is not known, as a sentence: `EXECUTE runs a text that is put together at run time.` */
  readonly message: string;
}
