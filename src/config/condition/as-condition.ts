import type { Assessment } from '../../core/assess.ts';
import type { Condition, ConditionResult } from '../../core/policy/types.ts';
import { AssessmentView } from './assessment-view.ts';

const MATCHED: ConditionResult = { kind: 'matched' };
const NOT_MATCHED: ConditionResult = { kind: 'not-matched' };

/** Every rule asks about the same assessment, so what a condition sees of it is built once. */
const views = new WeakMap<Assessment, AssessmentView>();

/** A condition of a program over what it may see. What throws, or is neither true nor false, has failed. */
export function asCondition(
  program: (view: AssessmentView) => unknown,
  per: 'effect' | 'change',
  reasonOf: (error: unknown) => string = messageOf,
): Condition {
  return (assessment, effect) => {
    try {
      const view = viewOf(assessment);
      // `per: effect` reads `effect` through the checker, which objects when there is none.
      view.effect = per === 'effect' && effect !== null ? view.effectAt(effect) : undefined;
      const answer = program(view);
      if (answer === true) return MATCHED;
      if (answer === false) return NOT_MATCHED;
      return {
        kind: 'failed',
        error: `the condition came to ${typeof answer}, not to true or false`,
      };
    } catch (error) {
      return { kind: 'failed', error: reasonOf(error) };
    }
  };
}

function viewOf(assessment: Assessment): AssessmentView {
  const known = views.get(assessment);
  if (known !== undefined) return known;
  const view = new AssessmentView(assessment);
  views.set(assessment, view);
  return view;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
