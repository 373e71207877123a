import { afterEach, describe, expect, it } from 'vitest';
import { memoryStore } from '../../../test/server/support/memory-store.ts';
import { engineOver, testTime } from '../../../test/server/support/engine.ts';
import type { GraphFacts } from '../../core/catalog/facts.ts';
import { graphOf } from '../../core/reach/graph.ts';
import { reachedFrom } from '../../core/reach/reach.ts';
import type { Engine } from '../engine.ts';
import { importFacts } from './import-facts.ts';
import { openLiveWorld, type LiveWorld } from './live-world.ts';

const AT = '2026-03-02T08:00:00.000Z';

const facts = (
  pairs: readonly (readonly [string, string])[],
  more: Partial<GraphFacts> = {},
): GraphFacts => ({
  origin: 'jaeger',
  scope: 'prod',
  at: AT,
  systems: [],
  edges: pairs.map(([from, to]) => ({
    from,
    to,
    source: 'observed',
    confidence: 0.9,
    via: null,
    seenAt: more.at ?? AT,
  })),
  ...more,
});

const opened: LiveWorld[] = [];
afterEach(() => Promise.all(opened.splice(0).map((live) => live.close())));

async function bench(given: { readonly before?: GraphFacts } = {}) {
  const store = memoryStore();
  const engine = engineOver(store, testTime());
  if (given.before) await importFacts(engine, given.before, 'ci');
  const faults: unknown[] = [];
  let broken: Error | null = null;
  const live = await openLiveWorld({
    store: {
      onFactsChanged: (listener) => store.onFactsChanged(listener),
      factsSince: async (revision) => {
        if (broken) throw broken;
        return store.factsSince(revision);
      },
    },
    clock: engine.clock,
    base: engine.world,
    onError: (error) => faults.push(error),
    settle: 0,
  });
  opened.push(live);
  const reached = (id: string) =>
    reachedFrom([id], graphOf(live.world.catalog), AT).systems.map((system) => system.id);
  const fail = (error: Error | null) => (broken = error);
  return { store, engine, live, faults, reached, fail };
}

describe('openLiveWorld', () => {
  it('begins with all that was imported before', async () => {
    const { reached, live } = await bench({ before: facts([['web', 'orders']]) });
    expect(reached('orders')).toEqual(['orders', 'web']);
    expect(live.status()).toMatchObject({ revision: 1, fault: null });
  });

  it('follows what is imported, adding and taking away', async () => {
    const { engine, live, reached } = await bench();
    const before = live.world.catalog;
    await importFacts(
      engine,
      facts([
        ['web', 'orders'],
        ['app', 'web'],
      ]),
      'ci',
    );
    await live.refresh();
    expect(reached('orders')).toEqual(['orders', 'web', 'app']);
    const at = '2026-03-02T08:30:00.000Z';
    await importFacts(engine, facts([['app', 'web']], { at }), 'ci');
    await live.refresh();
    expect(reached('orders')).toEqual(['orders']);
    expect(graphOf(before).systems.map(({ id }) => id)).toEqual(['orders']);
  });

  it('hears of an import by itself, and tells of it', async () => {
    const { engine, live, reached } = await bench();
    const changed = new Promise<void>((resolve) => void live.onChanged(resolve));
    await importFacts(engine, facts([['web', 'orders']]), 'ci');
    await changed;
    expect(reached('orders')).toEqual(['orders', 'web']);
  });

  it('keeps the graph it has when a refresh fails, says so, and catches up later', async () => {
    const { engine, live, faults, reached, fail } = await bench({
      before: facts([['web', 'orders']]),
    });
    fail(new Error('no database'));
    await importFacts(engine, facts([['app', 'orders']], { scope: 'more' }), 'ci');
    await live.refresh();
    expect(reached('orders')).toEqual(['orders', 'web']);
    expect(live.status().fault).toBe('no database');
    expect(faults.length).toBeGreaterThan(0);
    fail(null);
    await live.refresh();
    expect(live.status().fault).toBeNull();
    expect(reached('orders')).toEqual(['orders', 'app', 'web']);
  });

  it('does not begin without what it should know', async () => {
    const store = memoryStore();
    const engine = engineOver(store, testTime());
    const factsSince = () => Promise.reject(new Error('no database'));
    await expect(
      openLiveWorld({
        store: { onFactsChanged: (listener) => store.onFactsChanged(listener), factsSince },
        clock: engine.clock,
        base: engine.world,
        onError: () => undefined,
      }),
    ).rejects.toThrow('no database');
  });
});

describe('importFacts', () => {
  const at = (instant: string, to = 'orders') => facts([['web', to]], { at: instant });
  const imports = async (engine: Engine, ...given: readonly GraphFacts[]) => {
    const results = [];
    for (const each of given) results.push(await importFacts(engine, each, 'ci'));
    return results;
  };

  it('writes down who imported what', async () => {
    const { engine, store } = await bench();
    const [result] = await imports(engine, at(AT));
    expect(store.ledger()).toMatchObject([
      {
        kind: 'catalog.imported',
        case: null,
        actor: 'ci',
        body: { origin: 'jaeger', scope: 'prod', asOf: AT, edges: 1, digest: result?.digest },
      },
    ]);
  });

  it('takes the same facts in any order for the same, and writes nothing twice', async () => {
    const { engine, store } = await bench();
    const pairs = [
      ['web', 'orders'],
      ['app', 'web'],
    ] as const;
    const [first, again] = await imports(engine, facts(pairs), facts(pairs.toReversed()));
    expect([first?.isNew, again?.isNew, again?.digest]).toEqual([true, false, first?.digest]);
    expect(store.ledger()).toHaveLength(1);
  });

  it('keeps of an edge said twice the one seen last', async () => {
    const { engine, store } = await bench();
    const twice = facts([
      ['web', 'orders'],
      ['web', 'orders'],
    ]);
    const [older, newer] = twice.edges;
    const edges = [
      { ...older, via: 'new' },
      { ...newer, seenAt: '2026-01-01T00:00:00.000Z', via: 'old' },
    ] as GraphFacts['edges'];
    const [result] = await imports(engine, { ...twice, edges });
    expect(result?.edges).toBe(1);
    expect((await store.factsSince(0)).edges[0]?.edge.via).toBe('new');
  });

  it.each([
    ['older than what is in', at('2026-03-02T07:00:00.000Z'), 'older-facts'],
    ['from a future', at('2026-03-09T07:00:00.000Z'), 'facts-from-the-future'],
    ['with broken text', at(AT, '\ud800'), 'bad-text'],
  ])('refuses facts %s', async (_, given, code) => {
    const { engine, store } = await bench({ before: at(AT) });
    await expect(importFacts(engine, given, 'ci')).rejects.toMatchObject({ code });
    expect(store.ledger()).toHaveLength(1);
  });
});
