import { segmentOf, type SegmentGlob, type Unit } from './segment.ts';

/** One folder or file name, or any number of folders. */
export type Step = string | SegmentGlob | typeof ANY_FOLDERS;

/** None, one or many folders. */
export const ANY_FOLDERS = Symbol('any folders');

/** A pattern of paths, from the root of the repository on. */
export interface PathPattern {
  readonly steps: readonly Step[];
  /**
   * What matches once the steps are through: `exact` the path they lead to, `below` what lies in the folder
   * they lead to, `deep` both.
   */
  readonly end: 'exact' | 'below' | 'deep';
}

const ANY_NAME = JSON.stringify([{ kind: 'star' }]);

/** A pattern, or why there is none in a text. */
export type PatternReading =
  | { readonly kind: 'pattern'; readonly pattern: PathPattern }
  | { readonly kind: 'refused'; readonly message: string };

/** Adds a step; any folders after any folders are the same as once. */
export function addStep(steps: Step[], step: Step): void {
  if (step !== ANY_FOLDERS || steps.at(-1) !== ANY_FOLDERS) steps.push(step);
}

export function nameStep(units: readonly Unit[]): Step {
  return segmentOf(units);
}

/** The pattern in its shortest form: any folders and then any name are all that lies below. */
export function patternOf(steps: readonly Step[], end: PathPattern['end']): PatternReading {
  const name = steps.at(-1);
  const isAnyName = typeof name === 'object' && name.key === ANY_NAME;
  if (end === 'exact' && isAnyName && steps.at(-2) === ANY_FOLDERS) {
    return { kind: 'pattern', pattern: { steps: steps.slice(0, -2), end: 'below' } };
  }
  return { kind: 'pattern', pattern: { steps, end } };
}
