import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dependsOn, system } from '../../../test/support/builders.ts';
import { compileAgain, compileCatalog } from '../../core/catalog/compile.ts';
import type { GraphFacts, SeenSystem } from '../../core/catalog/facts.ts';
import { mergeFacts } from '../../core/catalog/merge-facts.ts';
import type { Catalog } from '../../core/catalog/types.ts';
import { buildGraph } from '../../core/reach/graph.ts';
import type { FactsChange, StoredEdge } from '../ports.ts';
import { KnownFacts } from './known-facts.ts';
import { LiveMerge } from './live-merge.ts';

const BASE: Catalog = {
  systems: [
    system('orders', {
      tier: 1,
      aliases: ['orders-v'],
      paths: ['orders/**'],
      dependsOn: [dependsOn('db')],
    }),
    system('db', { resources: ['aws_db_instance.*'] }),
    system('cart', { aliases: ['basket'] }),
  ],
  people: [],
  teams: [],
  environments: [],
};

const noPause = () => Promise.resolve();

const NAMES = [
  'orders',
  'orders-v',
  'orders-svc',
  'db',
  'cart',
  'basket',
  'new-a',
  'new-b',
  'new-a-v2',
  // One system by either name alone, and ambiguous where both are said.
  'shop/cart',
  'billing/cart',
];
const INSTANTS = [
  '2026-03-01T00:00:00.000Z',
  '2026-03-02T00:00:00.000Z',
  '2026-03-03T00:00:00.000Z',
];

const name = fc.constantFrom(...NAMES);
const edge = fc.record({
  from: name,
  to: name,
  source: fc.constantFrom('declared' as const, 'observed' as const, 'inferred' as const),
  confidence: fc.constantFrom(0.5, 0.9),
  via: fc.constantFrom(null, 'HTTP'),
  seenAt: fc.constantFrom(null, ...INSTANTS),
});
const seenSystem = fc.record({
  name,
  kind: fc.constant('service'),
  tier: fc.constant(null),
  owners: fc.constant([]),
  environments: fc.constantFrom([], ['prod']),
  paths: fc.constantFrom([], ['p/**']),
  resources: fc.constant([]),
  why: fc.constant('seen'),
});
interface Import {
  readonly source: number;
  readonly at: string;
  readonly edges: readonly StoredEdge[];
  readonly systems: readonly SeenSystem[];
}
const importOf: fc.Arbitrary<Import> = fc.record({
  source: fc.constantFrom(1, 2),
  at: fc.constantFrom(...INSTANTS),
  edges: fc.uniqueArray(edge, {
    maxLength: 8,
    selector: ({ from, to, source }) => `${from} ${to} ${source}`,
  }),
  systems: fc.uniqueArray(seenSystem, { maxLength: 3, selector: (said) => said.name }),
});
/** Half of them begin with a source that knows every name, so that what follows only moves edges. */
const histories = fc
  .tuple(fc.boolean(), fc.array(importOf, { minLength: 1, maxLength: 6 }))
  .map(([begun, imports]): readonly Import[] =>
    begun
      ? [{ source: 3, at: FIRST, edges: [], systems: EVERY_NAME }, ...imports.map(withoutSystems)]
      : imports,
  );
const withoutSystems = (given: Import): Import => ({ ...given, systems: [] });
const FIRST = '2026-03-01T00:00:00.000Z';
const EVERY_NAME = NAMES.map((each) => ({
  name: each,
  kind: 'service',
  tier: null,
  owners: [],
  environments: [],
  paths: [],
  resources: [],
  why: 'seen',
}));

/** What the store would say has changed by an import, given all before it. */
function changeBy(
  given: Import,
  before: ReadonlyMap<number, Import>,
  revision: number,
): FactsChange {
  const old = before.get(given.source);
  const keyOf = ({ from, to, source }: StoredEdge) => `${from} ${to} ${source}`;
  const kept = new Map(old?.edges.map((each) => [keyOf(each), each]));
  const now = new Set(given.edges.map(keyOf));
  const says = new Map(old?.systems.map((each) => [each.name, JSON.stringify(each)]));
  const named = new Set(given.systems.map((said) => said.name));
  return {
    revision,
    whole: false,
    sources: [...new Map([...before, [given.source, given]]).values()].map(({ source, at }) => ({
      id: source,
      origin: `o${source}`,
      scope: '',
      at,
      digest: '',
      systems: 0,
      edges: 0,
      importedAt: at,
      importedBy: 'ci',
    })),
    systems: [
      ...given.systems
        .filter((said) => says.get(said.name) !== JSON.stringify(said))
        .map((said) => ({ source: given.source, name: said.name, said })),
      ...[...says.keys()]
        .filter((each) => !named.has(each))
        .map((each) => ({ source: given.source, name: each, said: null })),
    ],
    edges: [
      ...given.edges
        .filter((each) => JSON.stringify(kept.get(keyOf(each))) !== JSON.stringify(each))
        .map((each) => ({ source: given.source, edge: each, gone: false })),
      ...[...kept]
        .filter(([key]) => !now.has(key))
        .map(([, each]) => ({ source: given.source, edge: each, gone: true })),
    ],
  };
}

function factsOf({ source, at, edges, systems }: Import): GraphFacts {
  const dated = edges.map((each) => ({ ...each, seenAt: each.seenAt ?? at }));
  return { origin: `o${source}`, scope: '', at, systems, edges: dated };
}

describe('LiveMerge', () => {
  it('comes to what all facts at once come to, after every import, and so does its graph', async () => {
    let [partly, wholly] = [0, 0];
    await fc.assert(
      fc.asyncProperty(histories, async (imports) => {
        const [known, live] = [new KnownFacts(), new LiveMerge(BASE)];
        const present = new Map<number, Import>();
        let index = compileCatalog(BASE);
        for (const [step, given] of imports.entries()) {
          const touched = await known.apply(changeBy(given, present, step + 1), noPause);
          if (touched.kind === 'everything') wholly++;
          else partly++;
          present.set(given.source, given);
          const merged = await live.merge(known, touched, noPause);
          const fresh = mergeFacts(BASE, [...present.values()].map(factsOf), { addUnknown: true });
          expect(merged).toEqual(fresh);
          index = compileAgain(merged, index);
          const claims = (address: string) =>
            [index, compileCatalog(fresh)].map((each) =>
              each.claimsOn({ type: 'file', address, provider: null, name: null }),
            );
          for (const path of ['orders/a.ts', 'p/a.ts']) {
            const [again, anew] = claims(path);
            expect(again).toEqual(anew);
          }
          expect(buildGraph(index)).toEqual(buildGraph(compileCatalog(fresh)));
        }
      }),
      { numRuns: 300 },
    );
    expect(partly).toBeGreaterThan(100);
    expect(wholly).toBeGreaterThan(100);
  });

  it('moves edges along that were seen at the instant of their source', async () => {
    const [known, live] = [new KnownFacts(), new LiveMerge(BASE)];
    const present = new Map<number, Import>();
    for (const [step, at] of INSTANTS.entries()) {
      const edges = [
        { from: 'cart', to: 'db', source: 'observed', confidence: 0.9, via: null, seenAt: null },
      ] as const;
      const given: Import = { source: 1, at, edges, systems: [] };
      const change = changeBy(given, present, step + 1);
      expect(change.edges).toHaveLength(step === 0 ? 1 : 0);
      present.set(1, given);
      const merged = await live.merge(known, await known.apply(change, noPause), noPause);
      expect(merged).toEqual(mergeFacts(BASE, [factsOf(given)], { addUnknown: true }));
    }
  });

  it('begins anew with a change that is whole', async () => {
    const [known, live] = [new KnownFacts(), new LiveMerge(BASE)];
    const [old, now] = [
      ['new-a', 'orders'],
      ['new-b', 'orders'],
    ].map(([from = '', to = '']) => ({
      source: 1,
      at: FIRST,
      systems: [],
      edges: [{ from, to, source: 'observed', confidence: 0.9, via: null, seenAt: null } as const],
    }));
    for (const [step, given] of [old, now].entries()) {
      const change = { ...changeBy(given as Import, new Map(), step + 1), whole: true };
      await live.merge(known, await known.apply(change, noPause), noPause);
    }
    const merged = await live.merge(known, { kind: 'everything' }, noPause);
    expect(merged).toEqual(mergeFacts(BASE, [factsOf(now as Import)], { addUnknown: true }));
  });

  it('tells that nothing was touched', async () => {
    const known = new KnownFacts();
    const none: FactsChange = { revision: 3, whole: false, sources: [], systems: [], edges: [] };
    expect(await known.apply(none, noPause)).toEqual({ kind: 'nothing' });
    expect(await new LiveMerge(BASE).merge(known, { kind: 'nothing' }, noPause)).toBe(BASE);
  });
});
