import { withDirectives, type ServerDirective } from '../../../config/policy/server-directives.ts';
import { canonicalJson } from '../../../core/change/canonical-json.ts';
import type { Policy } from '../../../core/policy/types.ts';
import { alsoFollowing } from '../../catalog/also-following.ts';
import type { LiveWorld } from '../../catalog/live-world.ts';
import type { World } from '../../engine.ts';
import { keepUp } from '../../keep-up.ts';
import type { Clock, Store } from '../../ports.ts';
import { serverDirectiveOf } from './directive-terms.ts';
import type { GovernanceReads } from '../ports.ts';
import type { StoredDirective } from '../types.ts';

/** Signed and not closed, as the ledger has them: what binds now, or will. By name. */
export async function signedDirectives(
  reads: Pick<GovernanceReads, 'openDirectives'>,
  now: string,
): Promise<readonly ServerDirective[]> {
  return (await reads.openDirectives(now)).flatMap((each) => serverDirectiveOf(each) ?? []);
}

export interface FollowOptions {
  readonly live: LiveWorld;
  readonly store: Pick<Store, 'governance' | 'onAgentsChanged'>;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
  /** Milliseconds between looks for directives that nobody told of. */
  readonly lookAgain?: number;
}

/**
 * The same live world, whose policy follows the directives that people sign on this server and every other.
 * Rejects when the first load fails: a server never begins with fewer rules than there are. Closing it closes
 * the world it was made of.
 */
export async function followDirectives(options: FollowOptions): Promise<LiveWorld> {
  const { live, store, clock, onError, lookAgain } = options;
  const { policy: written } = live.world;
  let policy: Policy = written;
  let known = '[]';
  let binding: readonly StoredDirective[] = [];
  const altered = new Set<string>();

  const update = async (): Promise<boolean> => {
    const open = (await store.governance.openDirectives(clock.now())).filter(
      (each) => each.signed !== null,
    );
    await refuseLost(store.governance, binding, open);
    binding = open;
    await report();
    const signed = open.flatMap((each) => serverDirectiveOf(each) ?? []);
    const text = canonicalJson(signed);
    if (text === known) return false;
    [policy, known] = [withDirectives(written, signed), text];
    return true;
  };
  // Once for each alteration: what binds is the same with it as without it.
  const report = async (): Promise<void> => {
    const now = await store.governance.alteredDirectives();
    for (const { name, why } of now) {
      const text = `The directive ${name} is not as the ledger has it: ${why}. The ledger’s terms bind; find out who altered the database.`;
      if (!altered.has(text)) onError(new Error(text));
      altered.add(text);
    }
  };
  // When a look fails the policy from before is still the one in use; answers are bound to its hash.
  const kept = await keepUp({
    listen: (soon) =>
      store.onAgentsChanged((event) => {
        if (event.kind === 'guard' || event.kind === 'missed') soon();
      }),
    update,
    onError,
    settle: 0,
    lookAgain,
  });
  return { ...alsoFollowing(live, kept), world: followingWorld(live.world, () => policy) };
}

/**
 * What bound a moment ago is over by an entry of the ledger, or binds still. Throws where there is no such
 * entry: then the ledger itself lost some, and the policy from before stays.
 */
async function refuseLost(
  reads: Pick<GovernanceReads, 'findDirective'>,
  before: readonly StoredDirective[],
  open: readonly StoredDirective[],
): Promise<void> {
  const ids = new Set(open.map(({ id }) => id));
  for (const { id, name } of before) {
    if (ids.has(id)) continue;
    const found = await reads.findDirective(id);
    if (found?.signed != null && found.closed !== null) continue;
    throw new Error(
      `The ledger does not have the directive ${name} any more, so it binds on. Run holdpoint ledger verify.`,
    );
  }
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
