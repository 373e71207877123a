/** 100,000 systems and 1,000,000 dependencies: building the graph and one reach, against plain maps. */
import { compileCatalog } from '../src/core/catalog/compile.ts';
import type { System } from '../src/core/catalog/types.ts';
import { buildGraph } from '../src/core/reach/graph.ts';
import { reachedFrom } from '../src/core/reach/reach.ts';
import { studyReach } from '../src/core/reach/study/study.ts';
import { traverse } from '../src/core/reach/traverse.ts';
import { whatIfDown } from '../src/core/reach/study/what-if-down.ts';
import { median, milliseconds, row, type Figures } from './measure.ts';

const NOW = '2026-03-11T09:00:00.000Z';
const SYSTEMS = 100_000;
const DEPENDENCIES_EACH = 10;

export function benchReachGraph(): readonly Figures[] {
  const catalog = compileCatalog({
    systems: syntheticSystems(),
    people: [],
    teams: [],
    environments: [],
  });
  const graph = buildGraph(catalog);
  const start = graph.nodes.get('s99999') as number;
  const plain = plainDependents(catalog.catalog.systems);
  return [
    row(
      'Graph of 100,000 systems and 1,000,000 dependencies, built once',
      'the same as `Map<string, string[]>`',
      median(5, () => plainDependents(catalog.catalog.systems)),
      median(5, () => buildGraph(catalog)),
    ),
    row(
      'One traversal that reaches every dependent',
      'breadth-first over `Map<string, string[]>`',
      median(9, () => plainSearch(plain, 's99999')),
      median(9, () => traverse(graph, [start])),
    ),
    row(
      'One reach with every system as a result, ordered',
      'breadth-first over `Map<string, string[]>`, unordered',
      median(9, () => plainSearch(plain, 's99999')),
      median(9, () => reachedFrom(['s99999'], graph, NOW)),
    ),
    row(
      'A study of it: every shortest way, single points, cycles, doubts',
      'breadth-first over `Map<string, string[]>`',
      median(9, () => plainSearch(plain, 's99999')),
      median(9, () => studyReach(graph, ['s99999'], NOW)),
    ),
    row(
      'What if one in the middle is down: who fails, and what it needs',
      'breadth-first over `Map<string, string[]>`, dependents alone',
      median(9, () => plainSearch(plain, 's50000')),
      median(9, () => whatIfDown(graph, ['s50000'], NOW)),
    ),
  ];
}

/** Each system depends on ten with a higher number, so the last one carries all the others. */
function syntheticSystems(): readonly System[] {
  let seed = 42;
  const next = (below: number): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed % below;
  };
  return Array.from({ length: SYSTEMS }, (_, id) => ({
    id: `s${id}`,
    name: `System ${id}`,
    tier: ((id % 4) + 1) as 1 | 2 | 3 | 4,
    owners: [],
    environments: [],
    paths: [],
    resources: [],
    dependsOn:
      id === SYSTEMS - 1
        ? []
        : Array.from({ length: DEPENDENCIES_EACH }, (_, edge) => ({
            on: `s${edge === 0 ? id + 1 : id + 1 + next(SYSTEMS - id - 1)}`,
            source: 'declared' as const,
            confidence: 1,
            via: null,
          })),
  }));
}

function plainDependents(systems: readonly System[]): Map<string, string[]> {
  const dependents = new Map<string, string[]>(systems.map(({ id }) => [id, []]));
  for (const { id, dependsOn } of systems) {
    for (const { on } of dependsOn) dependents.get(on)?.push(id);
  }
  return dependents;
}

function plainSearch(dependents: ReadonlyMap<string, readonly string[]>, start: string): number {
  const distance = new Map([[start, 0]]);
  const queue = [start];
  for (let head = 0; head < queue.length; head++) {
    const id = queue[head] as string;
    for (const dependent of dependents.get(id) ?? []) {
      if (distance.has(dependent)) continue;
      distance.set(dependent, (distance.get(id) ?? 0) + 1);
      queue.push(dependent);
    }
  }
  return distance.size;
}

if (import.meta.main) for (const figures of benchReachGraph()) console.log(milliseconds(figures));
