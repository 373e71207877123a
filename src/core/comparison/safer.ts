import { gravity } from '../change/kinds.ts';
import type { Effect } from '../change/types.ts';
import type { Candidate, SaferStep } from './types.ts';

const MOST_STEPS = 5;

/**
 * What would make a candidate milder still, for its gravest effects first. The words are those that
 * the reader of its language gave; advice for several effects is given once.
 */
export function saferSteps({ assessment }: Candidate): readonly SaferStep[] {
  const worst = [...assessment.change.effects.entries()]
    .filter(([, effect]) => isWorthIt(effect))
    .toSorted(([a, one], [b, other]) => gravity(other) - gravity(one) || a - b);
  const steps = new Map<string, number[]>();
  for (const [index, effect] of worst) {
    for (const text of effect.safer) {
      const effects = steps.get(text);
      if (effects === undefined) steps.set(text, [index]);
      else effects.push(index);
    }
  }
  return [...steps]
    .slice(0, MOST_STEPS)
    .map(([text, effects]) => ({ text, effects: effects.toSorted((a, b) => a - b) }));
}

function isWorthIt({ verb, reversibility, traits }: Effect): boolean {
  return verb !== 'read' && (reversibility !== 'reversible' || traits.length > 0);
}
