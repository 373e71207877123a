import { HALF_LIFE_DAYS } from './fade.ts';
import type { Dependency, DependencySource, Sighting } from './types.ts';

/** What the catalog itself says is a sighting too; it does not age. */
export const CATALOG_ORIGIN = 'catalog';

const RANK: Readonly<Record<DependencySource, number>> = { declared: 0, observed: 1, inferred: 2 };
const DAY = 24 * 60 * 60 * 1000;

/** Everything that says so, of a dependency as it stands. */
export function sightingsOf(dependency: Dependency): readonly Sighting[] {
  if (dependency.sightings !== undefined) return dependency.sightings;
  const { source, confidence, via } = dependency;
  return [{ source, origin: CATALOG_ORIGIN, confidence, via, seenAt: null }];
}

/**
 * One dependency from what all sources say of it: of each source's word of one kind the one that counts
 * for more from here on, strongest first. `sightings` must not be empty.
 */
export function combine(on: string, sightings: readonly Sighting[]): Dependency {
  // Nearly always it is one, and an array that grows by itself keeps room for sixteen more.
  const kept = sightings.slice(0, 1);
  for (const sighting of sightings.slice(1)) {
    const same = kept.findIndex(
      ({ source, origin }) => source === sighting.source && origin === sighting.origin,
    );
    if (same === -1) kept.push(sighting);
    else if (outlasts(sighting, kept[same] as Sighting)) kept[same] = sighting;
  }
  if (kept.length > 1) kept.sort(byStrength);
  const { source, confidence, via } = kept[0] as Sighting;
  return { on, source, confidence, via, sightings: kept };
}

/** Confidence fades by halves, so which of two counts for more stays the same however late it is asked. */
function outlasts(a: Sighting, b: Sighting): boolean {
  const difference = lasting(a) - lasting(b);
  if (difference !== 0) return difference > 0;
  return (a.via ?? '') > (b.via ?? '');
}

function lasting({ source, confidence, seenAt }: Sighting): number {
  const seen = seenAt === null ? Number.NaN : Date.parse(seenAt);
  // What is not dated has no age, so it outlasts whatever has one.
  const halfLives = Number.isNaN(seen) ? 1e6 : seen / DAY / HALF_LIFE_DAYS[source];
  return halfLives + Math.log2(Math.max(confidence, 1e-9));
}

function byStrength(a: Sighting, b: Sighting): number {
  if (a.confidence !== b.confidence) return b.confidence - a.confidence;
  if (a.source !== b.source) return RANK[a.source] - RANK[b.source];
  if (a.origin === b.origin) return 0;
  return a.origin < b.origin ? -1 : 1;
}
