import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Condition } from '../../../core/policy/types.ts';
import { packageFile } from '../../package-root.ts';
import { loadPolicy } from '../../policy/load.ts';
import { runCasesIn } from '../../policy/cases.ts';
import { storePolicy } from '../../snapshot/compile.ts';
import { restorePolicy } from '../../snapshot/restore.ts';
import { environmentFor } from '../environment.ts';
import { plainCondition } from './compile.ts';
import { plainProgram } from './evaluate.ts';

const VIEW = {
  effect: { verb: 'delete', tier: 1n, traits: ['database', 'queue'], address: 'a.b', systems: [] },
  effects: [
    { verb: 'read', tier: 2n },
    { verb: 'delete', tier: 1n },
  ],
  validations: new Map([['plan', 'passed']]),
  risk: { points: 1.5, percentile: 95 },
  environment: 'production',
};

describe('the plain form of a condition', () => {
  it.each([
    ['effect.verb == "delete" && effect.tier < 2', true],
    ['effect.verb != "delete" || effect.tier >= 2', false],
    ['!(effect.verb in ["read", "create"])', true],
    ['"queue" in effect.traits', true],
    ['effect.traits.exists(t, t.startsWith("data") && t.endsWith("base"))', true],
    ['effect.traits.all(t, t.contains("a"))', false],
    ['effect.traits.filter(t, t.matches("^q")).size() == 1', true],
    ['size(effect.traits) == 2 && effect.address.size() == 3', true],
    ['effect.traits[1] == "queue"', true],
    ['has(validations.plan) && validations["plan"] == "passed"', true],
    ['"plan" in validations && !("other" in validations)', true],
    ['validations.exists(name, validations[name] == "failed")', false],
    ['validations["missing"] == "x" || true', true],
    ['validations["missing"] == "x" && false', false],
    ['effects.exists(e, effects.exists(f, f.tier < e.tier))', true],
    ['risk.percentile > 90 && risk.points == 1.5', true],
    ['(effect.tier == 1 ? environment : "x") == "production"', true],
    ['effect.tier > -1', true],
  ])('%s', (text, expected) => {
    const plain = plainCondition(text, 'effect');
    if (plain === null) throw new Error('has no plain form');
    const copy = JSON.parse(JSON.stringify(plain)) as typeof plain;
    expect(plainProgram(copy)(VIEW)).toBe(expected);
  });

  it.each(['validations["missing"] == "x"', 'effect.traits[9] == "x"'])(
    'fails where CEL does: %s',
    (text) => {
      const plain = plainCondition(text, 'effect');
      if (plain === null) throw new Error('has no plain form');
      expect(() => plainProgram(plain)(VIEW)).toThrow('No such key');
    },
  );

  it('is not made of what it cannot say', () => {
    const text = 'cel.bind(n, effects.size(), n > 3)';
    expect(environmentFor('change').parse(text).check().valid).toBe(true);
    expect(plainCondition(text, 'change')).toBeNull();
  });
});

describe('the default policy as plain data', () => {
  it('has no rule that needs CEL, and says the same on every case', async () => {
    const policy = await loadPolicy({ path: null });
    const stored = storePolicy(policy);
    expect(stored.rules.filter(({ when }) => 'cel' in when)).toEqual([]);
    const restored = await restorePolicy(JSON.parse(JSON.stringify(stored)) as typeof stored);
    const asked = { plain: 0 };
    const counted = {
      ...restored,
      rules: restored.rules.map((rule) => ({
        ...rule,
        when: ((assessment, effect) => {
          asked.plain += 1;
          return rule.when(assessment, effect);
        }) satisfies Condition,
      })),
    };
    const file = packageFile('policies/default.test.yaml');
    const source = { file, text: readFileSync(file, 'utf8') };
    const results = runCasesIn(source, counted, null);
    expect(results.flatMap(({ differences }) => differences)).toEqual([]);
    expect(asked.plain).toBeGreaterThan(500);
  });

  it('loads CEL where a rule needs it', async () => {
    const policy = await loadPolicy({ path: null });
    const [rule] = policy.rules;
    if (rule === undefined) throw new Error('no rules');
    const own = {
      ...rule,
      per: 'change' as const,
      whenText: 'cel.bind(n, effects.size(), n >= 0)',
    };
    const stored = storePolicy({ ...policy, rules: [own] });
    expect(stored.rules[0]?.when).toEqual({ cel: own.whenText });
    expect((await restorePolicy(stored)).rules).toHaveLength(1);
  });
});
