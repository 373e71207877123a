/** Wakes the workers of every server. */
export interface WorkBell {
  /** Once for all who ring while it is on its way. */
  ring(): void;
  /** Resolves when nothing is on its way any more. */
  settled(): Promise<void>;
}

/**
 * Rung after the commit, never in it: PostgreSQL lets transactions that notify commit one by one, and each
 * waits for the disk alone. What is lost with a server between the two is found by those who look anyway.
 */
export function createWorkBell(notify: () => Promise<unknown>): WorkBell {
  let underWay: Promise<void> | null = null;
  let again = false;
  const go = async (): Promise<void> => {
    do {
      again = false;
      await notify().catch(() => {});
    } while (again);
    underWay = null;
  };
  return {
    ring: () => {
      again = true;
      underWay ??= go();
    },
    settled: async () => {
      await underWay;
    },
  };
}
