import type { Environment, ParseError, TypeError as CelTypeError } from '@marcbachmann/cel-js';
import { didYouMean } from '../suggest.ts';
import { TYPES, VARIABLES } from './fields.ts';

/** Something wrong inside a condition. `offset` counts UTF-16 units from its first character. */
export interface ConditionProblem {
  readonly severity: 'error' | 'warning';
  readonly offset: number;
  readonly code: string;
  readonly message: string;
  readonly suggestion: string | null;
}

export function conditionProblem(
  offset: number,
  code: string,
  message: string,
  suggestion: string | null,
): ConditionProblem {
  return { severity: 'error', offset, code, message, suggestion };
}

/** What the parser or the type checker objects to, in plain words with a suggestion where there is one. */
export function fromCelError(
  error: ParseError | CelTypeError,
  environment: Environment,
): ConditionProblem {
  const offset = error.range?.start ?? 0;
  const summary = error.summary.replace(/\.$/, '');
  const quoted = /: (.*)$/.exec(summary)?.[1] ?? '';
  switch (error.code) {
    case 'unknown_variable':
      return unknownVariable(offset, quoted);
    case 'no_such_key':
      return unknownField(offset, quoted, ownerType(error));
    case 'no_such_overload':
      return conditionProblem(
        offset,
        'condition-type',
        `these do not go together: ${quoted}`,
        'Compare text with quoted text and numbers with numbers.',
      );
    case 'no_matching_overload':
      return unknownFunction(offset, summary, environment);
    default: {
      const code = error.name === 'ParseError' ? 'condition-syntax' : 'condition-type';
      const message = summary.replace('Unexpected token: EOF', 'the condition ends too early');
      const advice = message === 'Unexpected character: =' ? 'Write == to compare.' : null;
      return conditionProblem(offset, code, lowerFirst(message), advice);
    }
  }
}

function unknownVariable(offset: number, name: string): ConditionProblem {
  if (name === 'effect') {
    const advice = 'Add per: effect to the rule, or ask effects.exists(e, …).';
    const message = '"effect" is known only in a rule with per: effect';
    return conditionProblem(offset, 'unknown-variable', message, advice);
  }
  const suggestion = didYouMean(name, Object.keys(VARIABLES));
  return conditionProblem(offset, 'unknown-variable', `there is no "${name}" to ask`, suggestion);
}

export function unknownField(offset: number, name: string, type: string | null): ConditionProblem {
  const fields = type !== null && type in TYPES ? TYPES[type as keyof typeof TYPES] : {};
  const owner = type === null ? 'this' : `${type.charAt(0).toLowerCase()}${type.slice(1)}`;
  const message = `${owner} has no field "${name}"`;
  return conditionProblem(offset, 'unknown-field', message, didYouMean(name, Object.keys(fields)));
}

function unknownFunction(
  offset: number,
  summary: string,
  environment: Environment,
): ConditionProblem {
  const call = /'(.*)'$/.exec(summary)?.[1] ?? summary;
  const name = /(\w+)\(/.exec(call)?.[1] ?? call;
  const known = new Set(environment.getDefinitions().functions.map((known) => known.name));
  const suggestion = known.has(name)
    ? 'Check what it is called on and with.'
    : didYouMean(name, known);
  return conditionProblem(offset, 'unknown-function', `there is no ${call}`, suggestion);
}

/** The type of what stands before the dot. The checker leaves it on the nodes it has been through. */
function ownerType(error: ParseError | CelTypeError): string | null {
  const args = error.node?.args;
  if (!Array.isArray(args)) return null;
  const left: unknown = args[0];
  if (typeof left !== 'object' || left === null || !('checkedType' in left)) return null;
  return String(left.checkedType);
}

function lowerFirst(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}
