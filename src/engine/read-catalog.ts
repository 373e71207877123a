import type { CatalogIndex } from '../core/catalog/compile.ts';
import { cyclesIn } from '../core/reach/study/cycles.ts';
import { tiersOf } from '../core/reach/describe.ts';
import { doubtsIn } from '../core/reach/study/doubts.ts';
import { graphOf } from '../core/reach/graph.ts';
import { traverse } from '../core/reach/traverse.ts';
import type { Reach } from '../core/reach/types.ts';

/** The catalog in figures, and what in it wants looking after. */
export interface CatalogFigures {
  readonly systems: number;
  readonly people: number;
  readonly teams: number;
  /** Between systems that the catalog has. */
  readonly dependencies: number;
  readonly countByTier: Reach['countByTier'];
  readonly lint: {
    readonly withoutTier: number;
    readonly withoutOwner: number;
    /** Dependencies on what no system of the catalog is called. */
    readonly onNobody: number;
    /** Dependencies about which the catalog and what was seen disagree. */
    readonly disagreements: number;
    readonly stale: number;
    readonly cycles: number;
  };
}

const kept = new WeakMap<
  CatalogIndex,
  { readonly day: string; readonly figures: CatalogFigures }
>();

/** Edges fade by days, so figures of the same catalog hold for one. */
export function catalogFigures(catalog: CatalogIndex, now: string): CatalogFigures {
  const day = now.slice(0, 10);
  const known = kept.get(catalog);
  if (known?.day === day) return known.figures;
  const figures = figuresOf(catalog, Date.parse(day));
  kept.set(catalog, { day, figures });
  return figures;
}

function figuresOf(catalog: CatalogIndex, now: number): CatalogFigures {
  const graph = graphOf(catalog);
  const everything = traverse(graph, [...graph.systems.keys()]);
  const { countByTier } = tiersOf(graph, everything.order);
  const { disagreements, stale } = doubtsIn(graph, everything, now, 0);
  const said = graph.systems.reduce((sum, { dependsOn }) => sum + dependsOn.length, 0);
  return {
    systems: graph.systems.length,
    people: catalog.catalog.people.length,
    teams: catalog.catalog.teams.length,
    dependencies: graph.dependents.length,
    countByTier,
    lint: {
      withoutTier: countByTier.none,
      withoutOwner: graph.systems.filter(({ owners }) => owners.length === 0).length,
      onNobody: said - graph.dependents.length,
      disagreements: disagreements.count,
      stale: stale.count,
      cycles: cyclesIn(graph, everything).length,
    },
  };
}
