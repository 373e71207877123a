import { compilePeople, type CatalogIndex, type PeopleIndex } from '../../core/catalog/compile.ts';
import { canonicalJson } from '../../core/change/canonical-json.ts';
import { graphOf, keepGraph } from '../../core/reach/graph.ts';
import { alsoFollowing } from '../catalog/also-following.ts';
import type { LiveWorld } from '../catalog/live-world.ts';
import type { World } from '../engine.ts';
import { keepUp } from '../keep-up.ts';
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

/**
 * The same live world, whose people and teams follow what directories say. Rejects when the first load fails: a
 * server never begins with somebody who has left. Closing it closes the world it was made of.
 */
export async function followPeople(options: FollowPeopleOptions): Promise<LivePeople> {
  const { live, store, onError, settle, lookAgain } = options;
  const file: RosterFile = live.world.catalog.catalog;
  let roster = mergeRoster(file, []);
  let index = withRoster(live.world, roster);
  let directories: readonly DirectoryState[] = [];
  let known = '';

  const update = async (): Promise<boolean> => {
    directories = await store.people.listDirectories();
    roster = mergeRoster(file, await store.people.readDirectories());
    const text = canonicalJson([roster.people, roster.teams]);
    if (text === known) return false;
    [index, known] = [withRoster(live.world, roster), text];
    return true;
  };
  // When a look fails whoever was known before still counts; answers are judged again when they are used.
  const kept = await keepUp({
    listen: (soon) => store.onPeopleChanged(soon),
    update,
    onError,
    settle,
    lookAgain,
  });
  return {
    ...alsoFollowing(live, kept),
    world: followingWorld(live.world, () => index()),
    people: () => ({ roster, directories }),
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
