import type { EnvironmentKind } from '../../../core/change/types.ts';
import type { PlanFrame } from '../plan/types.ts';
import { providerSightings, variableSightings } from './sightings.ts';
import type { Sighting } from './sightings.ts';
import { moreDangerous } from '../../shared/environment-words.ts';

export interface EnvironmentAnswer {
  readonly kind: EnvironmentKind;
  readonly name: string | null;
  /** Every sighting that was weighed, most trusted first. */
  readonly sightings: readonly Sighting[];
}

/** What the plan as a whole says, most trusted first. */
export function planSightings(frame: PlanFrame): readonly Sighting[] {
  return [...variableSightings(frame), ...providerSightings(frame)];
}

/**
 * The environment of one resource. All sightings count, the most dangerous wins, and a tie goes to the
 * most trusted. Words in addresses and names only speak where nothing better does.
 */
export function resolveEnvironment(
  plan: readonly Sighting[],
  tags: readonly Sighting[],
  address: readonly Sighting[],
): EnvironmentAnswer {
  const declared = [...plan, ...tags];
  const sightings =
    declared.length > 0 && !disagrees(declared, address) ? declared : [...declared, ...address];
  const [first, ...more] = sightings;
  if (first === undefined) return { kind: 'unknown', name: null, sightings };
  const kind = more.reduce((worst, sighting) => moreDangerous(worst, sighting.kind), first.kind);
  const named = sightings.find((sighting) => sighting.kind === kind);
  return { kind, name: named?.name ?? null, sightings };
}

function disagrees(declared: readonly Sighting[], address: readonly Sighting[]): boolean {
  return address.some((sighting) =>
    declared.every((other) => moreDangerous(other.kind, sighting.kind) !== other.kind),
  );
}
