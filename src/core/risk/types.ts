export interface RiskFactor {
  readonly name: string;
  readonly points: number;
  readonly why: string;
}

/**
 * Points are a plain sum of the factors, comparable within one version of Holdpoint. The percentile is
 * among this organisation's own earlier changes, or null where fewer than 30 are known.
 */
export interface Risk {
  readonly points: number;
  readonly percentile: number | null;
  /** How many earlier changes the percentile was taken from. */
  readonly sample: number;
  readonly factors: readonly RiskFactor[];
}
