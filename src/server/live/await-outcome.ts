import type { CaseOutcomeRow } from '../../engine/ports.ts';
import type { AppDeps } from '../app-deps.ts';

/** Events can be lost with a connection to the database; looking again now and then cannot. */
const LOOK_AGAIN_MILLISECONDS = 5_000;

/**
 * What became of a case once it is decided, or as it is after `seconds`, or when `ends` fires; null when unknown.
 * Whoever waits costs little, however large the case is.
 */
export async function awaitOutcome(
  deps: Pick<AppDeps, 'engine' | 'feed' | 'stopwatch'>,
  id: string,
  seconds: number,
  ends: AbortSignal,
): Promise<CaseOutcomeRow | null> {
  const elapsed = deps.stopwatch();
  let wake: () => void = () => undefined;
  let isStale = false;
  const stop = deps.feed.subscribe((event) => {
    if (event.case !== id) return;
    isStale = true;
    wake();
  });
  try {
    for (;;) {
      isStale = false;
      const row = await deps.engine.store.findOutcome(id);
      const left = seconds - elapsed();
      if (row?.state !== 'waiting' || left <= 0 || ends.aborted) return row;
      if (isStale) continue;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(done, Math.min(left * 1000, LOOK_AGAIN_MILLISECONDS));
        ends.addEventListener('abort', done, { once: true });
        wake = done;
        function done(): void {
          clearTimeout(timer);
          ends.removeEventListener('abort', done);
          resolve();
        }
      });
    }
  } finally {
    stop();
  }
}
