/** Starts a stopwatch; reading it gives the seconds since. */
export type Stopwatch = () => () => number;

export const systemStopwatch: Stopwatch = () => {
  const started = performance.now();
  return () => (performance.now() - started) / 1000;
};
