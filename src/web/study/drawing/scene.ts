import type {
  FurtherGroup,
  ReachStudy,
  StudiedSystem,
} from '../../../core/reach/study/study-types.ts';
import type { ReachEdge } from '../../../core/reach/types.ts';

/** Size of one shape and the gaps between shapes, in CSS pixels at full size. */
export const SHAPE = { width: 176, height: 34, rowGap: 8, columnGap: 12, layerGap: 96 } as const;

/** Fewest shapes below each other before a layer goes on beside itself. */
const FEWEST_ROWS = 16;

export interface Shape {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  /** A system, or what stands for many of them. */
  readonly of:
    | { readonly kind: 'system'; readonly system: StudiedSystem }
    | { readonly kind: 'group'; readonly group: FurtherGroup };
}

export interface Line {
  readonly edge: ReachEdge;
  /** The system that harm comes from and the one it gets to. */
  readonly from: Shape;
  readonly to: Shape;
}

/** A study as it is drawn: layers from left to right by distance. */
export interface Scene {
  readonly shapes: readonly Shape[];
  readonly lines: readonly Line[];
  readonly byId: ReadonlyMap<string, Shape>;
  readonly width: number;
  readonly height: number;
}

/**
 * Places every listed system and group. Within a layer systems stand near what they hang on: by the
 * mean height of the shapes that harm comes from, then by tier and id.
 */
export function sceneOf(study: ReachStudy): Scene {
  const comesFrom = Map.groupBy(study.edges.first, ({ from }) => from);
  const byId = new Map<string, Shape>();
  const shapes: Shape[] = [];
  // Twice as many rows as columns of shapes makes about the form of a window.
  const drawn = study.systems.length + study.further.first.length;
  const most = Math.max(FEWEST_ROWS, Math.ceil(Math.sqrt(2 * drawn)));
  let x = 0;
  let height = 0;
  for (const { distance } of study.layers) {
    const systems = study.systems
      .filter((system) => system.distance === distance)
      .map((system) => ({ system, pull: pullOf(system, comesFrom, byId) }))
      .toSorted((a, b) => a.pull - b.pull || byTierAndId(a.system, b.system));
    const groups = study.further.first.filter((group) => group.distance === distance);
    const contents: readonly Shape['of'][] = [
      ...systems.map(({ system }) => ({ kind: 'system' as const, system })),
      ...groups.map((group) => ({ kind: 'group' as const, group })),
    ];
    if (contents.length === 0) continue;
    const columns = Math.ceil(contents.length / most);
    const rows = Math.ceil(contents.length / columns);
    contents.forEach((of, index) => {
      const shape: Shape = {
        id: idOf(of),
        x: x + Math.floor(index / rows) * (SHAPE.width + SHAPE.columnGap),
        y: (index % rows) * (SHAPE.height + SHAPE.rowGap),
        of,
      };
      shapes.push(shape);
      byId.set(shape.id, shape);
    });
    height = Math.max(height, rows * (SHAPE.height + SHAPE.rowGap) - SHAPE.rowGap);
    x += columns * (SHAPE.width + SHAPE.columnGap) - SHAPE.columnGap + SHAPE.layerGap;
  }
  const lines = study.edges.first.flatMap((edge): readonly Line[] => {
    const [from, to] = [byId.get(edge.to), byId.get(edge.from)];
    return from && to ? [{ edge, from, to }] : [];
  });
  return { shapes, lines, byId, width: Math.max(0, x - SHAPE.layerGap), height };
}

function idOf(of: Shape['of']): string {
  if (of.kind === 'system') return of.system.id;
  const { distance, tier, owner } = of.group;
  return `group ${distance} ${tier} ${owner}`;
}

/** Where the systems that it hangs on stand; in the middle for one that hangs on none. */
function pullOf(
  { id }: StudiedSystem,
  comesFrom: ReadonlyMap<string, readonly ReachEdge[]>,
  placed: ReadonlyMap<string, Shape>,
): number {
  const ys = (comesFrom.get(id) ?? []).flatMap(({ to }) => placed.get(to)?.y ?? []);
  return ys.length === 0 ? 0 : ys.reduce((sum, y) => sum + y, 0) / ys.length;
}

function byTierAndId(a: StudiedSystem, b: StudiedSystem): number {
  return (a.tier ?? 9) - (b.tier ?? 9) || (a.id < b.id ? -1 : 1);
}
