import { describe, expect, it } from 'vitest';
import { compileCondition } from './compile.ts';

const known = { system: new Set(['orders-db']), person: new Set(['ada']) };

const found = (text: string, per: 'effect' | 'change') =>
  compileCondition(text, per, known).problems.map(
    ({ offset, code, suggestion }) =>
      `${offset} ${code}${suggestion === null ? '' : ` ${suggestion}`}`,
  );

describe('a condition with a mistake', () => {
  it.each<['effect' | 'change', string, string]>([
    ['effect', 'effect.verb ==', '14 condition-syntax'],
    ['effect', 'effect.verb = "x"', '12 condition-syntax Write == to compare.'],
    ['effect', 'effect.verb == "delete', '15 condition-syntax'],
    ['effect', '', '0 condition-syntax'],
    ['effect', 'efect.verb == "delete"', '0 unknown-variable Did you mean "effect"?'],
    [
      'change',
      'effect.verb == "delete"',
      '0 unknown-variable Add per: effect to the rule, or ask effects.exists(e, …).',
    ],
    ['effect', 'effect.verbs == "delete"', '7 unknown-field Did you mean "verb"?'],
    [
      'change',
      'effects.exists(e, e.kind == "x")',
      '20 unknown-field Known are: verb, type, address, provider, name, environment, environmentName, reversibility, data, traits, changes, systems, tier, tiers, neededByTier1, countsAsProduction, destroys, inRepository, documentationOnly.',
    ],
    [
      'change',
      'reach.systems.exists(s, s.tear == 1)',
      '26 unknown-field Known are: id, tier, distance.',
    ],
    ['effect', 'has(effect.adress)', '4 unknown-field Did you mean "address"?'],
    [
      'effect',
      'effect.tier == "1"',
      '0 condition-type Compare text with quoted text and numbers with numbers.',
    ],
    ['effect', 'effect.tier', '0 not-a-condition'],
    ['effect', 'effect.verb', '0 not-a-condition'],
    ['change', 'effects', '0 not-a-condition'],
    ['effect', 'effect.address.startWith("a")', '0 unknown-function Did you mean "startsWith"?'],
    [
      'effect',
      'effect.address.startsWith(1)',
      '0 unknown-function Check what it is called on and with.',
    ],
    ['effect', 'effect.address.matches("(")', '23 bad-pattern'],
    ['effect', 'effect.environment == "producton"', '22 unknown-value Did you mean "production"?'],
    ['effect', '"producton" != effect.environment', '0 unknown-value Did you mean "production"?'],
    ['effect', 'effect.environment in ["staging", "tst"]', '34 unknown-value Did you mean "test"?'],
    ['effect', '"databse" in effect.traits', '0 unknown-value Did you mean "database"?'],
    [
      'effect',
      'effect.traits.exists(t, t == "databse")',
      '29 unknown-value Did you mean "database"?',
    ],
    [
      'effect',
      'effect.traits.filter(t, true).exists(t, t == "databse")',
      '45 unknown-value Did you mean "database"?',
    ],
    ['effect', 'effect.traits[0] == "databse"', '20 unknown-value Did you mean "database"?'],
    ['change', 'signals.exists(s, s.weight == "holds")', '30 unknown-value Did you mean "hold"?'],
    [
      'change',
      'losses.all(l, l.kind == "irreversibel")',
      '24 unknown-value Did you mean "irreversible"?',
    ],
    ['change', 'author.level == "Senior"', '16 unknown-value Did you mean "senior"?'],
    [
      'change',
      'provenance.kind == "ai"',
      '19 unknown-value Known are: human-attested, ai-declared, ai-attested, mixed, unknown.',
    ],
    ['change', 'change.kind == "plans"', '15 unknown-value Did you mean "plan"?'],
    ['change', 'validations["plan"] == "pass"', '23 unknown-value Did you mean "passed"?'],
    ['change', 'validations.plan == "pass"', '20 unknown-value Did you mean "passed"?'],
    [
      'change',
      '!(environment == "x" || true)',
      '17 unknown-value Known are: production, staging, test, development, unknown.',
    ],
    ['effect', '"order-db" in effect.systems', '0 unknown-system Did you mean "orders-db"?'],
    [
      'change',
      'reach.systems.exists(s, s.id == "order-db")',
      '32 unknown-system Did you mean "orders-db"?',
    ],
    ['change', '"adda" in author.people', '0 unknown-person Did you mean "ada"?'],
  ])('per %s: %s', (per, text, problem) => {
    expect(found(text, per)).toEqual([problem]);
  });

  it.each<[string, string]>([
    ['nested', '('.repeat(2000)],
    ['long', Array.from({ length: 2000 }, () => 'true').join(' && ')],
    ['wide', `effect.tier in [${'1, '.repeat(600)}1]`],
  ])('is refused when it is too %s', (_, text) => {
    expect(compileCondition(text, 'effect', null).problems).toMatchObject([
      { code: 'condition-syntax', message: expect.stringContaining('max') as string },
    ]);
  });

  it('has all of its texts named at once', () => {
    const text = 'effect.verb == "delte" && effect.data in ["non", "none"]';
    expect(found(text, 'effect')).toHaveLength(2);
  });

  it('is a warning where only the catalog does not know a name, and can be used', () => {
    const compiled = compileCondition('"other" in effect.systems', 'effect', known);
    expect(compiled.condition).not.toBeNull();
    expect(compiled.problems.map(({ severity }) => severity)).toEqual(['warning']);
    expect(compileCondition('"other" in effect.systems', 'effect', null).problems).toEqual([]);
  });
});

describe('a condition without one', () => {
  it.each<['effect' | 'change', string]>([
    [
      'effect',
      'effect.reversibility == "irreversible" && effect.environment in ["production", "unknown"]',
    ],
    ['effect', 'effect.type.startsWith("aws_") && effect.address.matches("^module[.]db[.]")'],
    ['effect', 'effect.verb in (effect.destroys ? ["delete"] : ["create"])'],
    ['change', 'effects.filter(e, e.destroys).size() > 10'],
    ['change', 'size(effects) > 100 || effects.map(e, e.type).exists(t, t == "anything")'],
    ['change', 'has(validations.plan) && validations["terraform-validate"] == "passed"'],
    ['change', '"plan" in validations'],
    ['change', 'risk.percentile >= 95 || echoes.exists(e, e.likeness > 0.8 && e.id == "any")'],
    ['change', 'cel.bind(n, effects.size(), n > 3 && n < 10)'],
    ['change', 'author.known && author.levelRank >= 3 && "ada" in author.people'],
    ['effect', 'effects.exists(other, other.address == effect.address)'],
  ])('per %s: %s', (per, text) => {
    const compiled = compileCondition(text, per, known);
    expect(compiled.problems).toEqual([]);
    expect(compiled.condition).not.toBeNull();
  });
});
