import type { DataHolding, Reversibility, Trait } from '../../../core/change/types.ts';

/** What kind of thing a type is. The class decides what its loss means. */
export type TypeClass =
  | 'database'
  | 'database-copy'
  | 'volume'
  | 'bucket'
  | 'object'
  | 'queue'
  | 'logs'
  | 'backup'
  | 'key'
  | 'secret'
  | 'registry'
  | 'repository'
  | 'directory'
  | 'container'
  | 'machine'
  | 'service'
  | 'address'
  | 'dns-zone'
  | 'dns-record'
  | 'certificate'
  | 'credential'
  | 'principal'
  | 'permission'
  | 'network'
  | 'guard'
  | 'opaque'
  | 'settings'
  | 'stateful';

/** What losing a thing of one class means, unless the plan shows something better or worse. */
export interface ClassFacts {
  /** `a database`, for sentences. */
  readonly noun: string;
  readonly data: DataHolding;
  /** How far a delete or replacement can be undone. */
  readonly loss: Reversibility;
  /** On every effect on such a thing. */
  readonly traits: readonly Trait[];
  /** True when something stops working while the thing is away. */
  readonly outage: boolean;
  /** Why the loss is what it is, as the end of a sentence. */
  readonly because: string;
  readonly safer: readonly string[];
}

/** Types of one provider and class. The file's place is the list's name: `aws/database`. */
export interface TypeTable {
  readonly list: string;
  readonly class: TypeClass;
  /** Type names without the provider's prefix, between white space. */
  readonly types: string;
}

export interface ProviderTables {
  /** `aws_`. */
  readonly prefix: string;
  readonly tables: readonly TypeTable[];
}

/** A type that stands on a list. */
export interface KnownType {
  readonly class: TypeClass;
  readonly list: string;
}
