import type { Tier } from '../../core/catalog/types.ts';
import type { Reach, ReachedSystem } from '../../core/reach/types.ts';

/** Up to this many systems are drawn one by one; more are drawn by distance and tier. */
export const DRAWN_SINGLY = 60;

/** So few of one tier at one distance are drawn one by one even in a large reach. */
const FEW = 3;

/** A group larger than this is listed in the table instead of drawn out. */
export const OPENS_IN_DRAWING = 24;

/** One shape of the drawing: a system, or all systems of one tier at one distance. */
export type ReachNode =
  | { readonly kind: 'system'; readonly id: string; readonly system: ReachedSystem }
  | {
      readonly kind: 'group';
      readonly id: string;
      readonly tier: Tier | null;
      readonly distance: number;
      readonly systems: readonly ReachedSystem[];
    };

/** Harm travels from `source` to `target`. */
export interface ReachLink {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly label: string | null;
  readonly inferred: boolean;
}

export interface Drawing {
  readonly nodes: readonly ReachNode[];
  readonly links: readonly ReachLink[];
}

export function groupId(distance: number, tier: Tier | null): string {
  return `at ${distance} tier ${tier ?? 'none'}`;
}

/** What to draw. Groups named in `opened` are drawn system by system. */
export function drawingOf(reach: Reach, opened: ReadonlySet<string>): Drawing {
  const small = reach.systems.length <= DRAWN_SINGLY;
  const sizes = Map.groupBy(reach.systems, (system) => groupId(system.distance, system.tier));
  const nodeOf = new Map<string, string>();
  const nodes = new Map<string, ReachNode>();
  for (const system of reach.systems) {
    const group = groupId(system.distance, system.tier);
    const single = small || opened.has(group) || (sizes.get(group)?.length ?? 0) <= FEW;
    const id = single ? system.id : group;
    nodeOf.set(system.id, id);
    const before = nodes.get(id);
    if (single) nodes.set(id, { kind: 'system', id, system });
    else {
      const others = before?.kind === 'group' ? before.systems : [];
      const { distance, tier } = system;
      nodes.set(id, { kind: 'group', id, tier, distance, systems: [...others, system] });
    }
  }
  return { nodes: [...nodes.values()], links: linksOf(reach, nodeOf) };
}

function linksOf(reach: Reach, nodeOf: ReadonlyMap<string, string>): readonly ReachLink[] {
  const links = new Map<string, ReachLink & { readonly vias: ReadonlySet<string> }>();
  for (const { id, through } of reach.systems) {
    const source = through === null ? undefined : nodeOf.get(through.to);
    const target = nodeOf.get(id);
    if (through === null || source === undefined || target === undefined) continue;
    const key = `${source} > ${target}`;
    const vias = new Set(links.get(key)?.vias);
    if (through.via !== null) vias.add(through.via);
    const inferred = through.source === 'inferred' && (links.get(key)?.inferred ?? true);
    const label = vias.size === 1 ? ([...vias][0] ?? null) : null;
    links.set(key, { id: key, source, target, label, inferred, vias });
  }
  return [...links.values()];
}

/** How far, in words: `hit directly`, `1 step away`. */
export function distanceWords(distance: number): string {
  if (distance === 0) return 'hit directly';
  return distance === 1 ? '1 step away' : `${distance} steps away`;
}
