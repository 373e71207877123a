import { compileCatalog } from '../../../src/core/catalog/compile.ts';
import type { Dependency, System, Tier } from '../../../src/core/catalog/types.ts';
import { systemsAsked } from '../../../src/core/reach/asked.ts';
import { graphOf } from '../../../src/core/reach/graph.ts';
import { whatIfDown } from '../../../src/core/reach/study/what-if-down.ts';
import { catalogFigures } from '../../../src/engine/read-catalog.ts';
import type { CatalogState } from '../../../src/server/contract/catalog.ts';
import type { ReachAnswer, SystemList } from '../../../src/server/contract/reach.ts';

/** Systems in layers, each needing a few of the layer before; `NAME-0` of a layer is its busiest. */
function layered(prefix: string, sizes: readonly number[], seenAt: string): readonly System[] {
  return sizes.flatMap((size, layer) =>
    Array.from({ length: size }, (_, index): System => {
      const before = layer === 0 ? 0 : (sizes[layer - 1] as number);
      const needs = before === 0 ? [] : [...new Set([index % before, (index * 7) % before])];
      return {
        id: `${prefix}-${layer}-${index}`,
        name: `${prefix} ${layer}.${index}`,
        tier: index % 11 === 0 ? null : (((index % 4) + 1) as Tier),
        owners: index % 13 === 5 ? [] : [`team-${index % 6}`],
        environments: [],
        paths: [`services/${prefix}/${layer}/${index}/**`],
        resources: [],
        dependsOn: needs.map((on, place) =>
          dependency(`${prefix}-${layer - 1}-${on}`, place, seenAt),
        ),
      };
    }),
  );
}

function dependency(on: string, place: number, seenAt: string): Dependency {
  const declared = { source: 'declared', confidence: 1, via: 'HTTP', seenAt: null } as const;
  const observed = {
    source: 'observed',
    confidence: 0.9,
    via: 'HTTP, 1,204 calls',
    seenAt,
  } as const;
  const sightings =
    place === 0
      ? [
          { origin: 'catalog', ...declared },
          { origin: 'jaeger', ...observed },
        ]
      : [{ origin: 'jaeger', ...observed }];
  const [{ source, confidence, via }] = sightings as [(typeof sightings)[0]];
  return { on, source, confidence, via, sightings };
}

const SEEN = '2026-01-02T08:00:00.000Z';
const CATALOG = compileCatalog({
  systems: [
    ...layered('shop', [1, 9, 40, 80], SEEN),
    ...layered('large', [1, 60, 180, 259], SEEN),
    ...layered('huge', [1, 400, 3_000, 6_599], SEEN),
  ],
  people: [],
  teams: [],
  environments: [],
});

export function reachIn(word: string, now: string): ReachAnswer | null {
  const asked = systemsAsked(word, CATALOG);
  if (asked.kind === 'ambiguous' || asked.kind === 'nobody') return null;
  const { fails, needs, why } = whatIfDown(graphOf(CATALOG), asked.ids, now);
  const patterns = asked.kind === 'system' ? null : asked.patterns;
  return { asked: { word, systems: asked.ids, patterns }, study: fails, needs, why };
}

export function systemsIn(search: string): SystemList {
  const found = CATALOG.catalog.systems.filter(({ id }) => id.includes(search));
  return {
    total: found.length,
    systems: found.slice(0, 60).map(({ id, name, tier, owners }) => ({ id, name, tier, owners })),
  };
}

const SAID = [
  { origin: 'jaeger', scope: 'http://jaeger:16686/api/dependencies', hours: 3, edges: 10_204 },
  { origin: 'compose', scope: 'compose.yaml', hours: 200, edges: 1 },
];

export function catalogIn(now: string): CatalogState {
  const sources = SAID.map(({ origin, scope, hours, edges }) => {
    const at = new Date(Date.parse(now) - hours * 3_600_000).toISOString();
    const systems = edges + 1;
    const imported = { importedAt: at, importedBy: 'ci' };
    return { origin, scope, at, age: hours * 3_600, systems, edges, ...imported };
  });
  return { ...catalogFigures(CATALOG, now), sources, revision: 2, asOf: now, degraded: false };
}
