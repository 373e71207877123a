import { endAccess } from '../../engine/presence/passkeys/end-access.ts';
import type { ServerOptions } from '../open/start-server.ts';

/** Ends the access of people who leave, as soon as the roster says so; one look at a time. */
export function startLeavers(
  options: Pick<ServerOptions, 'engine' | 'live' | 'logger' | 'sweepEvery'>,
): {
  stop(): Promise<void>;
} {
  const { engine, live, logger, sweepEvery } = options;
  let isDue = false;
  let last: Promise<void> | null = null;
  const look = async (): Promise<void> => {
    while (isDue) {
      isDue = false;
      try {
        await endAccess(engine);
      } catch (error) {
        // Whoever left can do nothing meanwhile: each request looks at the roster itself.
        logger.error({ err: error }, 'the access of people who left could not be ended');
      }
    }
    last = null;
  };
  const soon = (): void => {
    isDue = true;
    last ??= look();
  };
  const unfollow = live.onChanged(soon);
  // Somebody may have left while no server was up.
  soon();
  // Whoever signs in at the very moment that they are closed is found at the next look.
  const timer = setInterval(soon, sweepEvery);
  return {
    stop: async () => {
      isDue = false;
      clearInterval(timer);
      unfollow();
      await last;
    },
  };
}
