import { activeStops } from '../../engine/agents/stops/read-stops.ts';
import {
  guardSnapshots,
  type GuardSnapshots,
  type PolicyFile,
} from '../../engine/agents/guard-snapshot.ts';
import type { LiveWorld } from '../../engine/catalog/live-world.ts';
import type { Engine } from '../../engine/engine.ts';
import type { AgentEvent } from '../contract/agents/agents.ts';
import type { PolicyNotice } from '../contract/agents/guard.ts';
import type { StopEvent, StopOrders } from '../contract/agents/stops.ts';
import { stopOrdersOf } from '../present/stops.ts';

/** What a guard's stream says. */
export type GuardNotice =
  | { readonly kind: 'stops'; readonly orders: StopOrders }
  | { readonly kind: 'policy'; readonly notice: PolicyNotice };

/** What pages hear of agents. */
export type PageNotice =
  | { readonly kind: 'agent'; readonly event: AgentEvent }
  | { readonly kind: 'stop'; readonly event: StopEvent };

/** Stops, sessions and what guards go by, from this server process and every other. */
export interface GuardFeed {
  readonly snapshots: GuardSnapshots;
  /** Hears everything a guard has to know at once, then every change. Returns how to stop listening. */
  guard(listener: (notice: GuardNotice) => void): () => void;
  page(listener: (notice: PageNotice) => void): () => void;
  /** Calls back when the list of stops may have changed. */
  onStops(listener: () => void): () => void;
  /** Guards that listen. */
  listening(): number;
  close(): Promise<void>;
}

/** Facts come in bursts; what guards go by may be a little behind the catalog, never behind a stop. */
const SETTLE_MILLISECONDS = 500;

/** Listens to the store once and passes on to many. Rejects when the stops cannot be read. */
export async function openGuardFeed(
  engine: Engine,
  live: Pick<LiveWorld, 'onChanged'>,
  policyFiles: readonly PolicyFile[],
  onError: (error: unknown) => void,
): Promise<GuardFeed> {
  const { store } = engine;
  const guards = new Set<(notice: GuardNotice) => void>();
  const pages = new Set<(notice: PageNotice) => void>();
  const waiting = new Set<() => void>();
  const snapshots = guardSnapshots(engine, policyFiles);
  let orders: StopOrders = { revision: -1, stops: [] };
  let digest: string | null = null;
  let settling: NodeJS.Timeout | null = null;
  let last: Promise<void> = Promise.resolve();

  const readStops = async (): Promise<void> => {
    const next = stopOrdersOf(await activeStops(engine));
    // Reads may overtake each other.
    if (next.revision <= orders.revision) return;
    orders = next;
    for (const listener of guards) listener({ kind: 'stops', orders });
    for (const listener of waiting) listener();
  };
  const tellOfStop = async (id: string): Promise<void> => {
    await readStops();
    const event = { stop: id, revision: orders.revision, active: orders.stops.length };
    for (const listener of pages) listener({ kind: 'stop', event });
  };
  const tellOfAgent = async (id: string): Promise<void> => {
    if (pages.size === 0) return;
    const session = await store.agents.findSession(id);
    if (session === null) return;
    const { lastSeen, lastOutcome } = session;
    const event = { agent: id, lastSeen, lastOutcome };
    for (const listener of pages) listener({ kind: 'agent', event });
  };
  const readDigest = async (): Promise<void> => {
    const before = digest;
    ({ digest } = await snapshots.read());
    if (digest === before) return;
    for (const listener of guards) listener({ kind: 'policy', notice: { digest } });
  };
  const settleDigest = (): void => {
    if (guards.size === 0) digest = null;
    if (guards.size === 0 || settling !== null) return;
    settling = setTimeout(() => {
      settling = null;
      inTurn(readDigest);
    }, SETTLE_MILLISECONDS);
  };
  const inTurn = (work: () => Promise<void>): void => {
    last = last.then(work).catch(onError);
  };

  const stop = await store.onAgentsChanged((event) => {
    // A stop waits for nothing that came before it.
    if (event.kind === 'stop') void tellOfStop(event.id).catch(onError);
    if (event.kind === 'missed') void readStops().catch(onError);
    if (event.kind === 'agent') inTurn(() => tellOfAgent(event.id));
    if (event.kind === 'guard' || event.kind === 'missed') settleDigest();
  });
  const unfollow = live.onChanged(settleDigest);
  try {
    await readStops();
  } catch (error) {
    unfollow();
    await stop();
    throw error;
  }
  return {
    snapshots,
    guard: (listener) => {
      guards.add(listener);
      listener({ kind: 'stops', orders });
      if (digest !== null) listener({ kind: 'policy', notice: { digest } });
      else inTurn(readDigest);
      return () => void guards.delete(listener);
    },
    page: (listener) => {
      pages.add(listener);
      return () => void pages.delete(listener);
    },
    onStops: (listener) => {
      waiting.add(listener);
      return () => void waiting.delete(listener);
    },
    listening: () => guards.size,
    close: async () => {
      if (settling !== null) clearTimeout(settling);
      unfollow();
      await stop();
      await last;
    },
  };
}
