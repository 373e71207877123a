import { EvaluationError, ParseError, TypeError as CelTypeError } from '@marcbachmann/cel-js';
import type { Environment, ParseResult } from '@marcbachmann/cel-js';
import type { Condition } from '../../core/policy/types.ts';
import { checkNames } from './check-names.ts';
import type { KnownNames } from './check-names.ts';
import { conditionProblem, fromCelError } from './condition-problem.ts';
import type { ConditionProblem } from './condition-problem.ts';
import { environmentFor } from './environment.ts';
import { asCondition } from './as-condition.ts';

export interface CompiledCondition {
  /** Null when the text is not a condition. */
  readonly condition: Condition | null;
  readonly problems: readonly ConditionProblem[];
}

/** Parses and type checks a condition. Never throws; ids are checked where `known` is given. */
export function compileCondition(
  text: string,
  per: 'effect' | 'change',
  known: KnownNames | null,
): CompiledCondition {
  const environment = environmentFor(per);
  let program: ParseResult;
  try {
    program = environment.parse(text);
  } catch (error) {
    return faulty([asProblem(error, environment)]);
  }
  const checked = program.check();
  if (!checked.valid) return faulty([asProblem(checked.error, environment)]);
  const names = checkNames(program.ast, known);
  if (checked.type !== 'bool' && checked.type !== 'dyn') {
    const message = `a condition must be true or false, but this is of type ${checked.type}`;
    return faulty([conditionProblem(0, 'not-a-condition', message, null), ...names]);
  }
  if (names.some(({ severity }) => severity === 'error')) return faulty(names);
  return { condition: asCondition((view) => program(view), per, reasonOf), problems: names };
}

function faulty(problems: readonly ConditionProblem[]): CompiledCondition {
  return { condition: null, problems };
}

function asProblem(error: unknown, environment: Environment): ConditionProblem {
  if (error instanceof ParseError || error instanceof CelTypeError) {
    return fromCelError(error, environment);
  }
  // Nesting beyond the parser's own limit ends here too.
  const message = error instanceof Error ? error.message : String(error);
  return conditionProblem(0, 'condition-syntax', `cannot be parsed: ${message}`, null);
}

function reasonOf(error: unknown): string {
  if (error instanceof EvaluationError) return error.summary;
  return error instanceof Error ? error.message : String(error);
}
