import type { Condition } from './aws-statement.ts';
import { covers } from './pattern.ts';
import type { Budget } from './pattern.ts';

const POSITIVE =
  /^(?:for(?:any|all)values?:)?(?:stringequals|stringequalsignorecase|stringlike|arnequals|arnlike|ipaddress|bool|numericequals|dateequals|binaryequals)$/;
const NEGATIVE =
  /^(?:for(?:any|all)values?:)?(?:stringnotequals|stringnotequalsignorecase|stringnotlike|arnnotequals|arnnotlike|notipaddress|numericnotequals|datenotequals)$/;
const PATTERNS = /(?:like|arnequals|arnnotequals)$/;

/** True when whatever meets all of `strict` meets all of `loose`. Never true by mistake. */
export function implies(
  strict: readonly Condition[],
  loose: readonly Condition[],
  budget: Budget,
): boolean {
  return loose.every((wanted) => strict.some((has) => impliesOne(has, wanted, budget)));
}

function impliesOne(has: Condition, wanted: Condition, budget: Budget): boolean {
  if (has.key !== wanted.key) return false;
  const optional = wanted.operator.endsWith('ifexists');
  const operator = wanted.operator.replace(/ifexists$/, '');
  const given = has.operator.replace(/ifexists$/, '');
  // A condition that is met by a missing key does not imply one that is not.
  if (has.operator !== given && !optional) return false;
  const looser = given.replace('stringequals', 'stringlike') === operator;
  if (given !== operator && !looser) return false;
  if (same(has.values, wanted.values) && given === operator) return true;
  const pattern = PATTERNS.test(operator);
  const among = (value: string, values: readonly string[]) =>
    values.some((other) => (pattern ? covers(other, value, budget) : other === value));
  if (POSITIVE.test(operator)) return has.values.every((value) => among(value, wanted.values));
  if (NEGATIVE.test(operator) && given === operator) {
    return wanted.values.every((value) => among(value, has.values));
  }
  return false;
}

/** True when conditions can be told to keep out less: a key is gone, or takes values it did not. */
export function plainlyLooser(
  before: readonly Condition[],
  after: readonly Condition[],
  budget: Budget,
): boolean {
  return before.some((old) => {
    const next = after.filter(({ key }) => key === old.key);
    if (next.length === 0) return true;
    return next.every(
      (condition) =>
        condition.operator === old.operator &&
        POSITIVE.test(old.operator) &&
        !impliesOne(condition, old, budget) &&
        impliesOne(old, condition, budget),
    );
  });
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}
