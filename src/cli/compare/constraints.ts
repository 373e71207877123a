import { compileCondition } from '../../config/condition/compile.ts';
import type { Constraint } from '../../core/comparison/types.ts';
import { UsageError } from '../faults.ts';

/** Compiles what candidates must keep to. Throws `UsageError` naming what is wrong and where. */
export function compileConstraints(texts: readonly string[]): readonly Constraint[] {
  return texts.map((text) => {
    const { condition, problems } = compileCondition(text, 'change', null);
    if (condition !== null) return { text, holds: condition };
    const [problem] = problems;
    const hint = problem?.suggestion ? ` ${problem.suggestion}` : '';
    throw new UsageError(
      `--constraint '${text}': ${problem?.message ?? 'not a condition'}.${hint}`,
    );
  });
}
