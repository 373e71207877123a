import { Client } from 'pg';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { freshStore, type FreshStore } from '../../test/support/store.ts';
import type { GraphFacts, SeenEdge, SeenSystem } from '../core/catalog/facts.ts';
import type { OpenStore } from './open-store.ts';

const AT = '2026-03-11T09:00:00.000Z';
const LATER = '2026-03-12T09:00:00.000Z';

const edge = (from: string, to: string, more: Partial<SeenEdge> = {}): SeenEdge => ({
  from,
  to,
  source: 'observed',
  confidence: 0.9,
  via: 'HTTP, 12 calls',
  seenAt: AT,
  ...more,
});

const system = (name: string, more: Partial<SeenSystem> = {}): SeenSystem => ({
  name,
  kind: 'service',
  tier: null,
  owners: [],
  environments: [],
  paths: [],
  resources: [],
  why: 'a span',
  ...more,
});

const facts = (more: Partial<GraphFacts> = {}): GraphFacts => ({
  origin: 'jaeger',
  scope: 'prod',
  at: AT,
  systems: [system('orders'), system('db', { kind: 'database' })],
  edges: [
    edge('orders', 'db'),
    edge('cart', 'db', { seenAt: '2026-03-01T00:00:00.000Z', via: null }),
  ],
  ...more,
});

let fresh: FreshStore;
let store: OpenStore;
const opened: FreshStore[] = [];
beforeEach(async () => {
  fresh = await freshStore();
  opened.push(fresh);
  store = fresh.store;
});
afterAll(() => Promise.all(opened.map((each) => each.drop())));

const put = (given: GraphFacts, to: OpenStore = store) =>
  to.transaction(async (tx) => {
    await tx.lockFactSource(given.origin, given.scope);
    return tx.replaceFacts(given, {
      origin: given.origin,
      scope: given.scope,
      at: given.at,
      digest: 'sha256:0',
      systems: given.systems.length,
      edges: given.edges.length,
      importedAt: AT,
      importedBy: 'ci',
    });
  });

const forget = (origin: string, scope: string) =>
  store.transaction(async (tx) => {
    const source = await tx.lockFactSource(origin, scope);
    if (source === null) throw new Error('there is no such source');
    const written = await tx.forgetFacts(source);
    expect(await tx.lockFactSource(origin, scope)).toBeNull();
    return written;
  });

async function onDatabase(statement: string): Promise<number | null> {
  const client = new Client({ connectionString: fresh.connectionString });
  await client.connect();
  try {
    return (await client.query(statement)).rowCount;
  } finally {
    await client.end();
  }
}

const plain = (change: Awaited<ReturnType<OpenStore['factsSince']>>) => ({
  systems: change.systems.map(({ name, said }) => [name, said?.kind ?? null]).toSorted(byText),
  edges: change.edges
    .map(({ edge: { from, to, seenAt }, gone }) => [from, to, seenAt, gone])
    .toSorted(byText),
});
const byText = (a: unknown, b: unknown) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

describe('facts', () => {
  it('come back as they were imported, an edge of the source’s own instant without one', async () => {
    expect(await put(facts())).toEqual({ revision: 1, changed: 4, gone: 0 });
    const all = await store.factsSince(0);
    expect(all.revision).toBe(1);
    expect(all.sources).toMatchObject([
      { origin: 'jaeger', scope: 'prod', at: AT, systems: 2, edges: 2, importedBy: 'ci' },
    ]);
    expect(plain(all)).toEqual({
      systems: [
        ['db', 'database'],
        ['orders', 'service'],
      ],
      edges: [
        ['cart', 'db', '2026-03-01T00:00:00.000Z', false],
        ['orders', 'db', null, false],
      ],
    });
    expect(all.systems.find(({ name }) => name === 'orders')?.said).toEqual(system('orders'));
  });

  it('are empty before the first import', async () => {
    expect(await store.factsSince(0)).toEqual({
      revision: 0,
      whole: true,
      sources: [],
      systems: [],
      edges: [],
    });
  });

  it('touch only what differs, and the rest is not read again', async () => {
    await put(facts());
    const at = LATER;
    const next = facts({
      at,
      systems: [system('orders'), system('cart')],
      edges: [edge('orders', 'db', { seenAt: at }), edge('orders', 'mail', { seenAt: at })],
    });
    expect(await put(next)).toEqual({ revision: 2, changed: 2, gone: 2 });
    const change = await store.factsSince(1);
    expect(plain(change)).toEqual({
      systems: [
        ['cart', 'service'],
        ['db', null],
      ],
      edges: [
        ['cart', 'db', '2026-03-01T00:00:00.000Z', true],
        ['orders', 'mail', null, false],
      ],
    });
    expect(change.sources[0]?.at).toBe(LATER);
    expect(await store.factsSince(2)).toMatchObject({ revision: 2, systems: [], edges: [] });
  });

  it('come back when they were gone', async () => {
    await put(facts());
    await put(facts({ systems: [], edges: [] }));
    expect(await put(facts())).toMatchObject({ changed: 4, gone: 0 });
    expect(await put(facts({ scope: 'staging', systems: [], edges: [] }))).toMatchObject({
      gone: 0,
    });
    const { edges, systems } = plain(await store.factsSince(0));
    expect([edges.length, systems.length]).toEqual([2, 2]);
    expect(edges.every(([, , , gone]) => gone === false)).toBe(true);
    expect(systems.every(([, kind]) => kind !== null)).toBe(true);
  });

  it('that are gone are not read by whoever begins', async () => {
    await put(facts());
    await put(facts({ at: LATER, systems: [], edges: [] }));
    expect(await store.factsSince(0)).toMatchObject({ revision: 2, systems: [], edges: [] });
    expect((await store.factsSince(1)).edges.every(({ gone }) => gone)).toBe(true);
  });

  it('that are long gone are forgotten, and whoever is so far behind reads everything', async () => {
    const source = 'holdpoint.catalog_revisions';
    await put(facts());
    await put(facts({ at: LATER, systems: [], edges: [] }));
    await onDatabase(`select setval('${source}', 1001)`);
    await put(facts({ scope: 'other' }));
    expect(await onDatabase('select 1 from holdpoint.catalog_edges where gone')).toBe(0);
    const behind = await store.factsSince(1);
    expect([behind.whole, behind.edges.length, behind.revision]).toEqual([true, 2, 1002]);
    expect((await store.factsSince(1001)).whole).toBe(false);
  });

  it('of a forgotten source are gone, for those who begin and for those who follow', async () => {
    await put(facts());
    await put(facts({ scope: 'staging', systems: [], edges: [edge('orders', 'db')] }));
    expect(await forget('jaeger', 'prod')).toEqual({ revision: 3, changed: 0, gone: 4 });
    const followed = await store.factsSince(2);
    expect(followed.revision).toBe(3);
    expect(followed.sources.map(({ scope }) => scope)).toEqual(['staging']);
    expect(followed.edges.map(({ gone }) => gone)).toEqual([true, true]);
    expect(followed.systems.map(({ said }) => said)).toEqual([null, null]);
    const whole = await store.factsSince(0);
    expect([whole.revision, whole.sources.length, whole.edges.length]).toEqual([3, 1, 1]);
    // What it says anew may be older: nobody remembers how new it was.
    expect(await put(facts({ at: '2026-03-01T00:00:00.000Z' }))).toMatchObject({ changed: 4 });
    expect((await store.factsSince(3)).sources.map(({ scope }) => scope)).toContain('prod');
  });

  it('of the last source can be forgotten, and the source itself is, in time', async () => {
    await put(facts());
    await forget('jaeger', 'prod');
    expect(await store.factsSince(1)).toMatchObject({ revision: 2, sources: [] });
    await onDatabase(`select setval('holdpoint.catalog_revisions', 1002)`);
    await put(facts({ scope: 'other' }));
    expect(await onDatabase('select 1 from holdpoint.catalog_sources')).toBe(1);
    expect(await store.factsSince(2)).toMatchObject({ revision: 1003, whole: true });
  });

  it('of one source leave those of another alone', async () => {
    await put(facts());
    expect(await put(facts({ scope: 'staging', edges: [edge('orders', 'db')] }))).toMatchObject({
      changed: 3,
      gone: 0,
    });
    expect((await store.factsSince(0)).edges).toHaveLength(3);
    expect((await store.factsSince(1)).edges).toHaveLength(1);
  });

  it('keep an edge that is declared apart from the same one observed', async () => {
    await put(facts({ edges: [edge('a', 'b'), edge('a', 'b', { source: 'declared' })] }));
    expect((await store.factsSince(0)).edges).toHaveLength(2);
  });

  it('of imports at once become visible in the order of their revisions', async () => {
    const other = await fresh.another();
    const seen: number[] = [];
    const imports = Array.from({ length: 12 }, (_, index) =>
      put(facts({ scope: `s${index}` }), index % 2 === 0 ? store : other),
    );
    const reading = (async () => {
      for (let revision = 0; revision < 12;) {
        const change = await other.factsSince(revision);
        for (const source of change.sources) seen.push(source.id);
        expect(new Set(change.edges.map(({ source }) => source)).size).toBe(
          change.revision - revision,
        );
        revision = change.revision;
      }
    })();
    await Promise.all([...imports, reading]);
    expect(new Set(seen).size).toBe(12);
  });

  it('are told of to every process that listens', async () => {
    const other = await fresh.another();
    const told = Promise.withResolvers<void>();
    const stop = await other.onFactsChanged(() => told.resolve());
    await put(facts());
    await expect(told.promise).resolves.toBeUndefined();
    await stop();
  });

  it('load whole in batches', async () => {
    const many = Array.from({ length: 25_000 }, (_, index) => edge(`s${index % 500}`, `t${index}`));
    expect(await put(facts({ edges: many }))).toMatchObject({ changed: 25_002 });
    expect((await store.factsSince(0)).edges).toHaveLength(25_000);
    expect(await put(facts({ edges: many.slice(1) }))).toMatchObject({ changed: 0, gone: 1 });
    expect((await store.factsSince(1)).edges).toHaveLength(1);
  });

  it('are forgotten in batches', async () => {
    const many = Array.from({ length: 100_001 }, (_, index) =>
      edge(`s${index % 500}`, `t${index}`),
    );
    await put(facts({ edges: many }));
    expect(await forget('jaeger', 'prod')).toMatchObject({ gone: 100_003 });
    expect(await onDatabase('select 1 from holdpoint.catalog_edges where not gone')).toBe(0);
  });
});
