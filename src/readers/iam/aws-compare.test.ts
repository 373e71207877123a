import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparePolicies } from './aws-compare.ts';
import type { Statement } from './aws-statement.ts';

const ACTIONS = ['a', 'ab', 'b', 'c', 'ac'];
const globs = fc.constantFrom('*', 'a', 'a*', '?', 'b', '*b', 'c', 'a?');
const names = fc.record({
  except: fc.boolean(),
  patterns: fc.array(globs, { minLength: 1, maxLength: 2 }),
});
const conditions = fc.constantFrom<Statement['conditions']>(
  [],
  [{ operator: 'stringequals', key: 'k', values: ['x'] }],
  [{ operator: 'stringequals', key: 'k', values: ['x', 'y'] }],
  [{ operator: 'stringnotequals', key: 'k', values: ['x'] }],
  [{ operator: 'stringlike', key: 'k', values: ['*'] }],
);
const statements = fc.array(
  fc.record<Statement>({
    effect: fc.constantFrom('Allow', 'Deny'),
    actions: names,
    resources: names,
    principals: fc.constant(null),
    conditions,
    line: fc.constant(1),
  }),
  { maxLength: 3 },
);

const matches = (pattern: string, text: string) =>
  new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`).test(text);
const inSet = (set: Statement['actions'], text: string) =>
  set.patterns.some((pattern) => matches(pattern, text)) !== set.except;
function meets(condition: Statement['conditions'][number], value: string): boolean {
  const named = condition.values.some((wanted) => matches(wanted, value));
  return condition.operator === 'stringnotequals' ? !named : named;
}
function allows(
  policies: readonly Statement[],
  action: string,
  resource: string,
  value: string,
): boolean {
  const met = policies.filter(
    (statement) =>
      inSet(statement.actions, action) &&
      inSet(statement.resources, resource) &&
      statement.conditions.every((condition) => meets(condition, value)),
  );
  return (
    met.some(({ effect }) => effect === 'Allow') && !met.some(({ effect }) => effect === 'Deny')
  );
}

describe('the comparison', () => {
  it('never misses a request that is allowed only afterwards', () => {
    fc.assert(
      fc.property(statements, statements, (before, after) => {
        const gained = ACTIONS.some((action) =>
          ACTIONS.some((resource) =>
            ['x', 'y', 'z'].some(
              (value) =>
                allows(after, action, resource, value) && !allows(before, action, resource, value),
            ),
          ),
        );
        const told = comparePolicies(before, after).some(({ kind }) => kind !== 'narrowed');
        expect(told || !gained).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('finds nothing between a policy and its copy in another order', () => {
    fc.assert(
      fc.property(statements, (policies) => {
        expect(comparePolicies(policies, policies.toReversed())).toEqual([]);
      }),
    );
  });

  it('gives up on patterns without end, and says so', () => {
    const many = Array.from({ length: 3000 }, (_, index) => `a${'*b'.repeat(50)}${index}`);
    const statement = (patterns: readonly string[]): Statement => ({
      effect: 'Allow',
      actions: { except: false, patterns },
      resources: { except: false, patterns },
      principals: null,
      conditions: [],
      line: 1,
    });
    const found = comparePolicies([statement(many)], [statement(many.map((name) => `${name}x*`))]);
    expect(found.some(({ kind }) => kind === 'unclear')).toBe(true);
  });
});

it('takes long lists of names apart without giving up', () => {
  const actions = Array.from({ length: 9000 }, (_, index) => `service:Get${index}`);
  const allow = (patterns: readonly string[]): Statement => ({
    effect: 'Allow',
    actions: { except: false, patterns },
    resources: { except: false, patterns: ['*'] },
    principals: null,
    conditions: [],
    line: 1,
  });
  const whole = [allow(actions)];
  const split = [allow(actions.slice(0, 4000)), allow(actions.slice(4000))];
  expect(comparePolicies(whole, split)).toEqual([]);
  expect(comparePolicies(whole, [allow([...actions, 'service:Put'])])).toMatchObject([
    { kind: 'widened' },
  ]);
});
