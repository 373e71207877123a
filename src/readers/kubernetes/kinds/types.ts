import type { DataHolding, Reversibility, Trait } from '../../../core/change/types.ts';

/** What kind of thing a Kubernetes kind is. The class decides what its loss means. */
export type KindClass =
  | 'namespace'
  | 'definition'
  | 'claim'
  | 'volume'
  | 'database'
  | 'queue'
  | 'storage'
  | 'backup'
  | 'backup-schedule'
  | 'stateful-set'
  | 'workload'
  | 'job'
  | 'schedule'
  | 'secret'
  | 'synced-secret'
  | 'entry'
  | 'dns'
  | 'certificate'
  | 'guard'
  | 'principal'
  | 'permission'
  | 'api'
  | 'bundle'
  | 'external'
  | 'cluster'
  | 'nodes'
  | 'settings'
  | 'record';

/** What losing a thing of one class means, unless the manifest shows something better or worse. */
export interface ClassFacts {
  /** `a database`, for sentences. */
  readonly noun: string;
  readonly data: DataHolding;
  readonly loss: Reversibility;
  /** On every effect on such a thing. */
  readonly traits: readonly Trait[];
  /** Only on a delete. */
  readonly lossTraits: readonly Trait[];
  /** Why the loss is what it is, as the end of a sentence. */
  readonly because: string;
  readonly safer: readonly string[];
}

/** Kinds of one API group and class. */
export interface KindTable {
  /** The list's name in `why`: `kubernetes/apps`. */
  readonly list: string;
  readonly group: string;
  readonly class: KindClass;
  /** Kinds between white space. */
  readonly kinds: string;
}

export interface KnownKind {
  readonly class: KindClass;
  readonly list: string;
}
