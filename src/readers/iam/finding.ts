/** How what a policy allows differs between its two sides, one difference at a time. */
export interface Finding {
  /** `unclear`: whether it allows more cannot be decided. */
  readonly kind: 'widened' | 'narrowed' | 'unclear';
  /** The end of a sentence: `it now allows s3:* on *`. */
  readonly what: string;
  /** The side on which the line stands. */
  readonly side: 'before' | 'after';
  /** 1-based. */
  readonly line: number;
  /** Everybody in the world gains by it. */
  readonly open: boolean;
  /** What forbade something is gone. */
  readonly guard: boolean;
  /** A way to gain every other right, in words; null for none. */
  readonly escalates: string | null;
  /** Nobody is left who could set it right. */
  readonly locksOut: boolean;
}

export function finding(
  kind: Finding['kind'],
  what: string,
  at: Pick<Finding, 'side' | 'line'>,
  more: Partial<Finding> = {},
): Finding {
  return {
    open: false,
    guard: false,
    escalates: null,
    locksOut: false,
    ...more,
    kind,
    what,
    ...at,
  };
}
