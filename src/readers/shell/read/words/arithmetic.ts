import type { ArithmeticExpression, ParsedScript } from 'unbash';

export interface Numbers {
  /** Text of a variable where it is known. */
  readonly valueOf: (name: string) => string | null;
  /** The value of a variable is from now on not known. */
  readonly forget: (name: string) => void;
  readonly run: (script: ParsedScript) => void;
  readonly parts: (word: Extract<ArithmeticExpression, { type: 'ArithmeticWord' }>) => void;
}

const DEEPEST = 60;

/** The value of an expression, or null where it is not known. Runs the commands inside. */
export function arithmetic(
  expression: ArithmeticExpression,
  numbers: Numbers,
  depth = 0,
): number | null {
  if (depth > DEEPEST) return null;
  const inner = (part: ArithmeticExpression) => arithmetic(part, numbers, depth + 1);
  switch (expression.type) {
    case 'ArithmeticWord':
      if (expression.parts !== undefined) numbers.parts(expression);
      return numberIn(expression.value, numbers);
    case 'ArithmeticGroup':
      return inner(expression.expression);
    case 'ArithmeticCommandExpansion':
      if (expression.script !== undefined) numbers.run(expression.script);
      return null;
    case 'ArithmeticUnary': {
      const value = inner(expression.operand);
      if (['++', '--'].includes(expression.operator)) {
        forgetIn(expression.operand, numbers);
        return null;
      }
      if (value === null) return null;
      if (expression.operator === '-') return -value;
      return expression.operator === '+' ? value : null;
    }
    case 'ArithmeticTernary':
      inner(expression.test);
      inner(expression.consequent);
      inner(expression.alternate);
      return null;
    case 'ArithmeticBinary': {
      const left = inner(expression.left);
      const right = inner(expression.right);
      if (/^(?:<<|>>|[-+*/%&|^])?=$/.test(expression.operator)) {
        forgetIn(expression.left, numbers);
        return null;
      }
      return left === null || right === null ? null : calculate(left, expression.operator, right);
    }
    default:
      return null;
  }
}

function calculate(left: number, operator: string, right: number): number | null {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return right === 0 ? null : Math.trunc(left / right);
    case '%':
      return right === 0 ? null : left % right;
    default:
      return null;
  }
}

function numberIn(text: string, numbers: Numbers): number | null {
  const plain = text.trim();
  if (/^\d{1,15}$/.test(plain)) return Number(plain);
  const name = /^\$?\{?([A-Za-z_]\w*|\d+)\}?$/.exec(plain)?.[1];
  if (name === undefined) return null;
  const value = numbers.valueOf(name);
  return value !== null && /^-?\d{1,15}$/.test(value) ? Number(value) : null;
}

function forgetIn(target: ArithmeticExpression, numbers: Numbers): void {
  if (target.type === 'ArithmeticWord') numbers.forget(target.value);
}
