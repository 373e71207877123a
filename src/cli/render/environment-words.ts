import { isUndeployed } from '../../core/change/kinds.ts';
import type { Effect, EnvironmentKind } from '../../core/change/types.ts';

/** Where an effect acts, in words; `judged` is what the assessment made of it. */
export function environmentWords(effect: Effect, judged: EnvironmentKind | undefined): string {
  return isUndeployed(effect) ? 'not deployed yet' : (judged ?? effect.environment);
}
