import type { KeptUp } from '../keep-up.ts';
import type { LiveWorld } from './live-world.ts';

/** All of a live world but its contents, for one that keeps up with something else as well. Closing it closes both. */
export function alsoFollowing(live: LiveWorld, kept: KeptUp): Omit<LiveWorld, 'world'> {
  return {
    status: () => {
      const status = live.status();
      return { ...status, fault: status.fault ?? kept.fault() };
    },
    onChanged: (listener) => {
      const [leave, unfollow] = [kept.onChanged(listener), live.onChanged(listener)];
      return () => {
        leave();
        unfollow();
      };
    },
    refresh: async () => {
      await Promise.all([live.refresh(), kept.refresh()]);
    },
    close: async () => {
      await kept.close();
      await live.close();
    },
  };
}
