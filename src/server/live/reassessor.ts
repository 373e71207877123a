import type { LiveWorld } from '../../engine/catalog/live-world.ts';
import { redecideWaiting } from '../../engine/governance/redecide/redecide-waiting.ts';
import type { AppDeps } from '../app-deps.ts';

/** Milliseconds in which several changes of the catalog, the rules or people count as one. */
const SETTLE = 500;

/** Assesses waiting cases again some time after each change of the catalog; one round at a time. */
export function startReassessor(
  options: Pick<AppDeps, 'engine' | 'logger'> & { readonly live: Pick<LiveWorld, 'onChanged'> },
): { stop(): Promise<void> } {
  const { engine, live, logger } = options;
  let timer: NodeJS.Timeout | null = null;
  let last: Promise<void> = Promise.resolve();
  const round = async (): Promise<void> => {
    try {
      const cases = await redecideWaiting(engine, 'the catalog, the rules or the people changed');
      if (cases.length > 0) logger.warn({ cases }, 'waiting cases were assessed again');
    } catch (error) {
      // An answer is still bound to what its page showed, and a release is judged again when it is used.
      logger.error({ err: error }, 'waiting cases could not be assessed again');
    }
  };
  const unsubscribe = live.onChanged(() => {
    timer ??= setTimeout(() => {
      timer = null;
      last = last.then(round);
    }, SETTLE);
  });
  return {
    stop: async () => {
      unsubscribe();
      if (timer !== null) clearTimeout(timer);
      await last;
    },
  };
}
