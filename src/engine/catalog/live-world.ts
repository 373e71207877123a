import { compileAgain, type CatalogIndex } from '../../core/catalog/compile.ts';
import { graphSteps, keepGraph } from '../../core/reach/graph.ts';
import type { World } from '../engine.ts';
import { keepUp } from '../keep-up.ts';
import type { Clock, FactSource, Store } from '../ports.ts';
import { KnownFacts, type Touched } from './known-facts.ts';
import { LiveMerge } from './live-merge.ts';
import { pause } from './pause.ts';

/** How the live catalog is doing. */
export interface LiveStatus {
  readonly revision: number;
  readonly sources: readonly FactSource[];
  /** ISO instant at which it was last known to be up to date. */
  readonly asOf: string;
  /** Why the last refresh failed, or null. The catalog from before is still the one in use. */
  readonly fault: string | null;
}

/** The world whose catalog follows what graph sources say. */
export interface LiveWorld {
  readonly world: World;
  status(): LiveStatus;
  /** Called each time after the catalog changed. Returns how to stop that. */
  onChanged(listener: () => void): () => void;
  /** Resolves once everything imported before is in, or could not be taken in; `status` tells which. */
  refresh(): Promise<void>;
  close(): Promise<void>;
}

export interface LiveWorldOptions {
  readonly store: Pick<Store, 'factsSince' | 'onFactsChanged'>;
  readonly clock: Clock;
  /** As the organisation's own files have it. */
  readonly base: World;
  readonly onError: (error: unknown) => void;
  /** Milliseconds to wait for further imports before the catalog is made again. */
  readonly settle?: number;
  /** Milliseconds between looks for imports that nobody told of. */
  readonly lookAgain?: number;
}

/**
 * Loads what sources said so far and keeps up with them: the next catalog and its graph are made beside the
 * present one, in small steps, and take its place whole. Rejects when the first load fails: a server never
 * begins with less than there is.
 */
export async function openLiveWorld(options: LiveWorldOptions): Promise<LiveWorld> {
  const { store, clock, base, onError, settle, lookAgain } = options;
  const known = new KnownFacts();
  const live = new LiveMerge(base.catalog.catalog);
  let index = base.catalog;
  let asOf = clock.now();
  /** What was taken in and is not in the catalog yet. */
  let touched: Touched = { kind: 'nothing' };

  const update = async (): Promise<boolean> => {
    const now = clock.now();
    touched = joined(touched, await known.apply(await store.factsSince(known.revision), pause));
    const isNew = touched.kind !== 'nothing';
    if (isNew) index = await nextIndex(await live.merge(known, touched, pause), index);
    touched = { kind: 'nothing' };
    asOf = now;
    return isNew;
  };
  const kept = await keepUp({
    listen: (soon) => store.onFactsChanged(soon),
    update,
    onError: (error) => {
      // Whatever was half merged is merged again, from what is known, at the next attempt.
      touched = { kind: 'everything' };
      onError(error);
    },
    settle,
    lookAgain,
  });
  const { onChanged, refresh, close } = kept;
  return {
    onChanged,
    refresh,
    close,
    world: liveWorld(base, () => index),
    status: () => ({ revision: known.revision, sources: known.sources, asOf, fault: kept.fault() }),
  };
}

/** Every reader sees the whole catalog of the moment at which it asks. */
function liveWorld(base: World, index: () => CatalogIndex): World {
  return {
    ...base,
    get catalog() {
      return index();
    },
  };
}

/** The catalog ready for questions, its graph built before anybody asks. */
async function nextIndex(
  catalog: CatalogIndex['catalog'],
  before: CatalogIndex,
): Promise<CatalogIndex> {
  const index = compileAgain(catalog, before);
  const steps = graphSteps(index);
  for (;;) {
    await pause();
    const step = steps.next();
    if (step.done !== true) continue;
    keepGraph(index, step.value);
    return index;
  }
}

function joined(a: Touched, b: Touched): Touched {
  if (a.kind === 'nothing') return b;
  if (b.kind === 'nothing') return a;
  if (a.kind === 'everything' || b.kind === 'everything') return { kind: 'everything' };
  return { kind: 'edges', names: new Set([...a.names, ...b.names]) };
}
