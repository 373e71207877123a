import { withDirectives, type ServerDirective } from '../../../config/policy/server-directives.ts';
import { canonicalJson } from '../../../core/change/canonical-json.ts';
import type { Policy } from '../../../core/policy/types.ts';
import type { LiveWorld } from '../../catalog/live-world.ts';
import type { World } from '../../engine.ts';
import type { Store } from '../../ports.ts';
import { serverDirectiveOf } from './directive-terms.ts';
import type { GovernanceReads } from '../ports.ts';

export { withDirectives };

/** Signed and not closed: what binds now, or will. By name. */
export async function signedDirectives(
  reads: Pick<GovernanceReads, 'openDirectives'>,
): Promise<readonly ServerDirective[]> {
  return (await reads.openDirectives()).flatMap((each) => serverDirectiveOf(each) ?? []);
}

export interface FollowOptions {
  readonly live: LiveWorld;
  readonly store: Pick<Store, 'governance' | 'onAgentsChanged'>;
  readonly onError: (error: unknown) => void;
  /** Milliseconds between looks for directives that nobody told of. */
  readonly lookAgain?: number;
}

const LOOK_AGAIN = 30_000;

/**
 * The same live world, whose policy follows the directives that people sign on this server and every other.
 * Rejects when the first load fails: a server never begins with fewer rules than there are. Closing it closes
 * the world it was made of.
 */
export async function followDirectives(options: FollowOptions): Promise<LiveWorld> {
  const { live, store, onError, lookAgain = LOOK_AGAIN } = options;
  const { policy: written } = live.world;
  const listeners = new Set<() => void>();
  let policy: Policy = written;
  let known = '[]';
  let fault: string | null = null;
  let isClosed = false;

  const update = async (): Promise<void> => {
    const signed = await signedDirectives(store.governance);
    const text = canonicalJson(signed);
    fault = null;
    if (text === known) return;
    [policy, known] = [withDirectives(written, signed), text];
    for (const listener of listeners) listener();
  };
  const attempt = async (): Promise<void> => {
    try {
      await update();
    } catch (error) {
      // The policy from before is still the one in use; answers are bound to its hash.
      fault = error instanceof Error ? error.message : String(error);
      onError(error);
    }
  };
  let last: Promise<void> = Promise.resolve();
  const refresh = (): Promise<void> => (last = last.then(() => (isClosed ? undefined : attempt())));

  // Whoever listens before loading misses nothing.
  const stop = await store.onAgentsChanged((event) => {
    if (event.kind === 'guard' || event.kind === 'missed') void refresh();
  });
  try {
    await update();
  } catch (error) {
    await stop();
    throw error;
  }
  const looking = setInterval(() => void refresh(), lookAgain);
  looking.unref();
  return {
    world: followingWorld(live.world, () => policy),
    status: () => ({ ...live.status(), fault: live.status().fault ?? fault }),
    onChanged: (listener) => {
      listeners.add(listener);
      const unfollow = live.onChanged(listener);
      return () => {
        listeners.delete(listener);
        unfollow();
      };
    },
    refresh: async () => {
      await Promise.all([live.refresh(), refresh()]);
    },
    close: async () => {
      isClosed = true;
      clearInterval(looking);
      await stop();
      await last;
      await live.close();
    },
  };
}

/** Every reader sees the whole policy of the moment at which it asks. */
function followingWorld(base: World, policy: () => Policy): World {
  return {
    get catalog() {
      return base.catalog;
    },
    get incidents() {
      return base.incidents;
    },
    get policy() {
      return policy();
    },
  };
}
