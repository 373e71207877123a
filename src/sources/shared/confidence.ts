/**
 * How sure a source is, by how it knows. From 0.5 on an edge is strong enough to rest a rule on, so what
 * may be a test, a scan or a guess by name starts little above it and ends well below certainty.
 */
export const CONFIDENCE = {
  /** A person wrote it into a file whose purpose is to say so: `depends_on`, a module's manifest. */
  written: 0.95,
  /** A tool saw traffic and does not say how much. */
  seen: 0.9,
  /** A selector or an address that the platform itself resolves: Ingress to Service to workload. */
  wired: 0.9,
  /** One resource is built from another's attributes; it may be needed only when it is built. */
  reference: 0.7,
  /** An address or name in a setting is that of another system; the setting may be unused. */
  setting: 0.6,
  /** A rule lets traffic pass, which does not mean that there is any. */
  permitted: 0.4,
} as const;

const ONE_CALL = 0.6;
const MANY_CALLS = 0.99;

/**
 * Observed calls saturate: one may be a test (0.6), ten are hardly chance (0.87), a thousand are certain
 * enough (0.98). Never reaches 1, which is what people are believed with.
 */
export function confidenceOfCalls(calls: number): number {
  const count = Math.max(1, calls);
  return Math.round((MANY_CALLS - (MANY_CALLS - ONE_CALL) / Math.sqrt(count)) * 1000) / 1000;
}

/** A rate (calls a second) counts as what it comes to in five minutes, the usual window of a query. */
export const RATE_WINDOW_SECONDS = 300;
