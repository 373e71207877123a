import { compilePeople, type CatalogIndex, type PeopleIndex } from '../../core/catalog/compile.ts';
import { canonicalJson } from '../../core/change/canonical-json.ts';
import { graphOf, keepGraph } from '../../core/reach/graph.ts';
import type { LiveWorld } from '../catalog/live-world.ts';
import type { World } from '../engine.ts';
import type { Store } from '../ports.ts';
import type { DirectoryState } from './ports.ts';
import { mergeRoster } from './roster/merge-roster.ts';
import type { Roster, RosterFile } from './types.ts';

/** Who is known, from where, and how the places they are known from are doing. */
export interface PeopleState {
  readonly roster: Roster;
  readonly directories: readonly DirectoryState[];
}

export interface LivePeople extends LiveWorld {
  people(): PeopleState;
}

export interface FollowPeopleOptions {
  readonly live: LiveWorld;
  readonly store: Pick<Store, 'people' | 'onPeopleChanged'>;
  readonly onError: (error: unknown) => void;
  /** Milliseconds to wait for further changes before people are merged again. */
  readonly settle?: number;
  /** Milliseconds between looks for changes that nobody told of. */
  readonly lookAgain?: number;
}

const SETTLE = 150;
const LOOK_AGAIN = 30_000;

/**
 * The same live world, whose people and teams follow what directories say. Rejects when the first load fails: a
 * server never begins with somebody who has left. Closing it closes the world it was made of.
 */
export async function followPeople(options: FollowPeopleOptions): Promise<LivePeople> {
  const { live, store, onError, settle = SETTLE, lookAgain = LOOK_AGAIN } = options;
  const file: RosterFile = live.world.catalog.catalog;
  const listeners = new Set<() => void>();
  let roster = mergeRoster(file, []);
  let index = withRoster(live.world, roster);
  let directories: readonly DirectoryState[] = [];
  let known = '';
  let fault: string | null = null;
  let isClosed = false;

  const update = async (): Promise<void> => {
    directories = await store.people.listDirectories();
    const merged = mergeRoster(file, await store.people.readDirectories());
    fault = null;
    const text = canonicalJson([merged.people, merged.teams]);
    roster = merged;
    if (text === known) return;
    index = withRoster(live.world, merged);
    known = text;
    for (const listener of listeners) listener();
  };
  const attempt = async (): Promise<void> => {
    try {
      await update();
    } catch (error) {
      // Whoever was known before is still the one who counts; answers are judged again when they are used.
      fault = error instanceof Error ? error.message : String(error);
      onError(error);
    }
  };
  let last: Promise<void> = Promise.resolve();
  const refresh = (): Promise<void> => (last = last.then(() => (isClosed ? undefined : attempt())));

  let timer: NodeJS.Timeout | null = null;
  const soon = (): void => {
    if (isClosed || timer !== null) return;
    timer = setTimeout(() => {
      timer = null;
      void refresh();
    }, settle);
  };

  // Whoever listens before loading misses nothing.
  const stop = await store.onPeopleChanged(soon);
  try {
    await update();
  } catch (error) {
    await stop();
    throw error;
  }
  const looking = setInterval(soon, lookAgain);
  looking.unref();
  return {
    world: followingWorld(live.world, () => index()),
    people: () => ({ roster, directories }),
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
      if (timer !== null) clearTimeout(timer);
      await stop();
      await last;
      await live.close();
    },
  };
}

/** The catalog of the moment with these people in it; made once for each catalog. */
function withRoster(world: World, { people, teams }: Roster): () => CatalogIndex {
  let compiled: PeopleIndex | null = null;
  let [from, made]: [CatalogIndex | null, CatalogIndex | null] = [null, null];
  return () => {
    const base = world.catalog;
    if (made !== null && from === base) return made;
    compiled ??= compilePeople(people, teams);
    const index = { ...base, ...compiled, catalog: { ...base.catalog, people, teams } };
    // Systems and dependencies are the same, and so is their graph.
    keepGraph(index, graphOf(base));
    [from, made] = [base, index];
    return index;
  };
}

/** Every reader sees the whole catalog of the moment at which it asks. */
function followingWorld(base: World, catalog: () => CatalogIndex): World {
  return {
    get catalog() {
      return catalog();
    },
    get incidents() {
      return base.incidents;
    },
    get policy() {
      return base.policy;
    },
  };
}
