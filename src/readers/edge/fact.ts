/** What one line of a gateway's configuration does, in words that all gateways share. */
export type FactKind =
  /** The targets that work is spread over; the value names those that are up. */
  | 'pool'
  /** Where a route leads. */
  | 'target'
  /** Which requests a route is for: a field and a value on each line. */
  | 'match'
  /** Turns requests away; the value is `all` or whom. */
  | 'deny'
  /** Answers by itself with an error instead of passing on. */
  | 'stop'
  | 'tls'
  | 'limit'
  | 'auth'
  /** A firewall or the like in front. */
  | 'guard'
  | 'regex'
  /** What happens where no rule applies: `allow` or `block`. */
  | 'default'
  /** `true` while the whole of it serves. */
  | 'enabled'
  | 'rule'
  | 'setting';

export interface Rule {
  readonly action: string;
  readonly enabled: boolean;
  /** True where it applies to every request. */
  readonly broad: boolean;
  readonly order: number;
  readonly match: string;
}

export interface Fact {
  readonly kind: FactKind;
  /** What people know it by; also what makes it the same fact before and after, where no id does. */
  readonly key: string;
  /** What makes it the same fact before and after although its key may change. */
  readonly id?: string;
  readonly value: string;
  /** 1-based. */
  readonly line: number;
  readonly rule?: Rule;
}

export type FactReading =
  | { readonly kind: 'read'; readonly facts: readonly Fact[] }
  | { readonly kind: 'failed'; readonly line: number; readonly message: string };
