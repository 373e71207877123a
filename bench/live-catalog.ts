/** Edges of 100 among 100,000 systems move: the live catalog, against merging and compiling everything. */
import { compileAgain, compileCatalog } from '../src/core/catalog/compile.ts';
import type { SeenEdge } from '../src/core/catalog/facts.ts';
import { mergeFacts } from '../src/core/catalog/merge-facts.ts';
import type { Catalog } from '../src/core/catalog/types.ts';
import { buildGraph } from '../src/core/reach/graph.ts';
import { KnownFacts } from '../src/engine/catalog/known-facts.ts';
import { LiveMerge } from '../src/engine/catalog/live-merge.ts';
import { pause } from '../src/engine/catalog/pause.ts';
import type { FactsChange } from '../src/engine/ports.ts';
import { milliseconds, row, timed, type Figures } from './measure.ts';

const SYSTEMS = 100_000;
const EDGES = 1_000_000;
const MOVED = 1_000;
const AT = '2026-03-11T09:00:00.000Z';

export async function benchLiveCatalog(): Promise<readonly Figures[]> {
  const base: Catalog = { systems: systems(), people: [], teams: [], environments: [] };
  const edges = Array.from({ length: EDGES }, (_, index) => edgeOf(index, 0.9));
  const facts = { origin: 'jaeger', scope: 'bench', at: AT, systems: [], edges };
  const fresh = await timed(() => {
    buildGraph(compileCatalog(mergeFacts(base, [facts], { addUnknown: true })));
    return Promise.resolve();
  });

  const [known, live] = [new KnownFacts(), new LiveMerge(base)];
  const update = async (change: FactsChange): Promise<void> => {
    const touched = await known.apply(change, pause);
    index = compileAgain(await live.merge(known, touched, pause), index);
    buildGraph(index);
  };
  let index = compileCatalog(base);
  const first = await timed(() => update(changeOf(edges, 1)));
  const moved = Array.from({ length: MOVED }, (_, edge) => edgeOf(edge, 0.8));
  const after = await timed(() => update(changeOf(moved, 2)));
  const same = 'merging, compiling and building it all at once';
  return [
    row('1,000,000 observed edges taken into the live catalog, first time', same, fresh, first),
    row('1,000 of them change: merged, compiled and built again', same, fresh, after),
  ];
}

function systems(): Catalog['systems'] {
  return Array.from({ length: SYSTEMS }, (_, id) => ({
    id: `s${id}`,
    name: `System ${id}`,
    tier: ((id % 4) + 1) as 1 | 2 | 3 | 4,
    owners: [],
    environments: [],
    paths: [`services/s${id}/**`],
    resources: [],
    dependsOn: [],
  }));
}

function edgeOf(index: number, confidence: number): SeenEdge {
  const to = (index * 7919 + Math.floor(index / SYSTEMS) * 31) % SYSTEMS;
  const from = `s${index % SYSTEMS}`;
  return { from, to: `s${to}`, source: 'observed', confidence, via: 'HTTP', seenAt: AT };
}

function changeOf(edges: readonly SeenEdge[], revision: number): FactsChange {
  const source = {
    id: 1,
    origin: 'jaeger',
    scope: 'bench',
    at: AT,
    digest: '',
    systems: 0,
    edges: EDGES,
    importedAt: AT,
    importedBy: 'bench',
  };
  const changed = edges.map((edge) => ({ source: 1, edge, gone: false }));
  return { revision, whole: revision === 1, sources: [source], systems: [], edges: changed };
}

if (import.meta.main)
  for (const figures of await benchLiveCatalog()) console.log(milliseconds(figures));
