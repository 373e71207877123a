import type { Effect, ExcerptLine } from '../../../core/change/types.ts';
import { addressSightings, tagSightings } from '../environment/sightings.ts';
import type { Sighting } from '../environment/sightings.ts';

/** An effect for which only the environment is not settled: the plan tells it at its end. */
export interface EffectDraft {
  readonly effect: Omit<Effect, 'environment' | 'environmentName' | 'evidence'>;
  readonly pointer: string;
  readonly line: number;
  readonly note: string;
  readonly excerpt: readonly ExcerptLine[];
  readonly tags: readonly Sighting[];
  readonly addressWords: readonly Sighting[];
  /** Managed, and more than read: counts when a plan is judged as a whole. */
  readonly managed: boolean;
  /** Address without instance keys, as the configuration has it. */
  readonly configAddress: string;
}

export { addressSightings, tagSightings };
