/** What the process says to a pipeline. Anything but 0 must be treated as "do not go on". */
export const EXIT = {
  allow: 0,
  /** A fault of our own: treat it as a hold. */
  fault: 1,
  /** Bad input or bad usage: nothing was judged. */
  usage: 2,
  hold: 10,
  deny: 20,
  /** A drill got through, or its harmless twin was held. */
  drillFailed: 30,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
