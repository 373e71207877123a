import { describe, expect, it } from 'vitest';
import type { Catalog } from '../../core/catalog/types.ts';
import { formatProblem } from '../problem.ts';
import { lintPolicy } from './lint.ts';

const catalog: Catalog = {
  systems: [
    {
      id: 'orders-db',
      name: '',
      tier: 1,
      owners: [],
      environments: [],
      paths: [],
      resources: [],
      dependsOn: [],
    },
  ],
  people: [{ id: 'vera', name: '', level: 'vp', teams: [], identities: [], active: true }],
  teams: [{ id: 'payments', name: '' }],
  environments: [],
};

const lint = async (text: string, known: Catalog | null = null) =>
  (await lintPolicy(text, 'p', known)).map(formatProblem);

/** A policy of one rule, whose lines follow line 3. */
const rule = (...lines: readonly string[]) =>
  [
    'version: 1',
    'rules:',
    '  - id: r',
    ...['title: t', 'message: m', ...lines].map((line) => `    ${line}`),
    '',
  ].join('\n');
const directive = (...lines: readonly string[]) =>
  [
    'version: 1',
    'directives:',
    '  - id: d',
    ...['reason: r', 'message: m', 'issuedBy: vera', ...lines].map((line) => `    ${line}`),
    '',
  ].join('\n');
const ALWAYS = 'when: "true"';
const ONE = 'require: { approvals: [1] }';
const DAYS = ['starts: 2026-03-11', 'for: 90d'];

describe('a policy without a mistake', () => {
  it.each<[string, string]>([
    ['nothing but its version', 'version: 1'],
    ['a rule', rule(ALWAYS, ONE)],
    ['a rule that denies', rule(ALWAYS, 'deny: true')],
    [
      'a rule that asks for a check',
      rule(ALWAYS, 'require: { validations: [terraform-validate] }'),
    ],
    [
      'every kind of approval',
      rule(
        ALWAYS,
        'require:',
        '  approvals:',
        '    - 2',
        '    - { count: 1, level: senior, team: payments, ownersOf: direct, people: [vera], except: [authors-teams, payments, vera] }',
      ),
    ],
    ['a built-in rule left out', 'version: 1\ndisable: [costly-production]'],
    [
      'a built-in rule replaced',
      `version: 1\ndisable: [costly-production]\nrules: [{ id: costly-production, title: t, message: m, ${ALWAYS}, deny: true }]`,
    ],
    [
      'the id of a built-in rule where none apply',
      `version: 1\ndefaults: false\nrules: [{ id: costly-production, title: t, message: m, ${ALWAYS}, deny: true }]`,
    ],
    [
      'severities',
      "version: 1\nseverities: { '1': { production: critical }, none: { unknown: low } }",
    ],
    [
      'a directive',
      directive(
        ...DAYS,
        ONE,
        'scope: { tiers: [1], systems: [orders-db], environments: [production], when: effect.destroys }',
      ),
    ],
    [
      'a directive with an end',
      directive('starts: 2026-03-11T09:00:00+01:00', 'ends: 2026-06-09', 'deny: true'),
    ],
  ])('%s', async (_, text) => {
    expect(await lint(text, catalog)).toEqual([]);
  });
});

describe('a policy with a mistake', () => {
  it.each<[string, string, readonly string[]]>([
    ['an empty file', '', ['p:1:1: the file is empty. Start it with version: 1.']],
    [
      'two documents',
      'version: 1\n---\nversion: 1',
      ['p:3:1: a second document starts here. Remove the --- before it.'],
    ],
    [
      'a key misspelled',
      'version: 1\nrulse: []',
      ['p:2:1: unknown key "rulse". Did you mean "rules"?'],
    ],
    [
      'a rule without a message',
      'version: 1\nrules:\n  - id: r\n    title: t\n    when: "true"\n    deny: true',
      ['p:3:5: rules[0].message is missing.'],
    ],
    [
      'a rule that asks for nothing',
      rule(ALWAYS),
      ['p:3:5: the rule asks for nothing. Add require: { approvals: [1] }, or deny: true.'],
    ],
    [
      'a require that asks for nothing',
      rule(ALWAYS, 'require: { approvals: [] }'),
      [
        'p:7:14: require names neither approvals nor validations. Add require: { approvals: [1] }, or deny: true.',
      ],
    ],
    [
      'a rule that does both',
      rule(ALWAYS, ONE, 'deny: true'),
      [
        'p:8:11: the rule both denies and requires; a denied change has nothing left to require. Keep one of them.',
      ],
    ],
    [
      'no people',
      rule(ALWAYS, 'require: { approvals: [0] }'),
      ['p:7:28: rules[0].require.approvals[0] must be at least 1.'],
    ],
    [
      'a level misspelled',
      rule(ALWAYS, 'require: { approvals: [{ level: senor }] }'),
      ['p:7:37: rules[0].require.approvals[0].level cannot be "senor". Did you mean "senior"?'],
    ],
    [
      'a when that is no text',
      rule('when: true', ONE),
      ['p:6:11: rules[0].when must be text. Write it in quotes.'],
    ],
    [
      'a built-in rule misspelled',
      'version: 1\ndisable: [costly-producton]',
      [
        'p:2:11: there is no built-in rule "costly-producton" to disable. Did you mean "costly-production"?',
      ],
    ],
    [
      'the id of a built-in rule',
      `version: 1\nrules: [{ id: costly-production, title: t, message: m, ${ALWAYS}, deny: true }]`,
      [
        'p:2:15: "costly-production" is the id of a built-in rule already. Choose another, or list it under disable.',
      ],
    ],
    [
      'an id that the core uses',
      `version: 1\nrules: [{ id: unknown-hands, title: t, message: m, ${ALWAYS}, deny: true }]`,
      ['p:2:15: "unknown-hands" is the id of a built-in rule already. Choose another.'],
    ],
    [
      'a directive with the id of a rule',
      `${rule(ALWAYS, ONE)}${directive(...DAYS, ONE)
        .replace('version: 1\n', '')
        .replace('id: d', 'id: r')}`,
      ['p:9:9: "r" is the id of another rule already. Choose another.'],
    ],
    [
      'a directive without an end',
      directive('starts: 2026-03-11', ONE),
      ['p:3:5: the directive never ends. Add ends: or for: 90d.'],
    ],
    [
      'a directive with two ends',
      directive('starts: 2026-03-11', 'ends: 2026-04-01', 'for: 90d', ONE),
      ['p:9:10: ends and for are both given. Keep one of them.'],
    ],
    [
      'a directive that ends before it starts',
      directive('starts: 2026-03-11', 'ends: 2026-03-11', ONE),
      [
        'p:8:11: the directive ends (2026-03-11) before it starts (2026-03-11). Its end is the first moment at which it no longer binds.',
      ],
    ],
    [
      'a date that there is not',
      directive('starts: 2026-02-30', 'for: 90d', ONE),
      ['p:7:13: directives[0].starts: a date (2026-03-11) or an instant (2026-03-11T09:00:00Z).'],
    ],
    [
      'a length without a unit',
      directive('starts: 2026-03-11', 'for: "90"', ONE),
      ['p:8:10: directives[0].for: a length such as 90d, 12w or 36h.'],
    ],
    [
      'a condition, behind an indentation',
      rule('when: >-', '  environment == "production" &&', '  enviroment == "x"', ONE),
      ['p:8:7: there is no "enviroment" to ask. Did you mean "environment"?'],
    ],
    [
      'a condition in quotes',
      rule(`when: 'change.kind == "plna"'`, ONE),
      ['p:6:27: this is never "plna", so the comparison decides nothing. Did you mean "plan"?'],
    ],
    [
      'the condition of a directive',
      directive(...DAYS, ONE, 'scope:', '  tiers: [1]', '  when: effect.verb == "delte"'),
      ['p:12:28: this is never "delte", so the comparison decides nothing. Did you mean "delete"?'],
    ],
    [
      'a condition about effects in a directive about changes',
      directive(...DAYS, ONE, 'scope: { when: effect.destroys }'),
      [
        'p:10:20: "effect" is known only in a rule with per: effect. Add per: effect to the rule, or ask effects.exists(e, …).',
      ],
    ],
    [
      'a condition in a file that does not fit either',
      rule('when: effect.verb == "x"', 'per: effct', ONE),
      [
        'p:6:11: "effect" is known only in a rule with per: effect. Add per: effect to the rule, or ask effects.exists(e, …).',
        'p:7:10: rules[0].per cannot be "effct". Did you mean "effect"?',
      ],
    ],
    [
      'a team nobody knows',
      rule(ALWAYS, 'require: { approvals: [{ team: paymnets }] }'),
      ['p:7:36: the catalog has no team "paymnets". Did you mean "payments"?'],
    ],
    [
      'a person nobody knows',
      rule(ALWAYS, 'require: { approvals: [{ people: [vara] }] }'),
      ['p:7:39: the catalog has no person "vara". Did you mean "vera"?'],
    ],
    [
      'somebody left out whom nobody knows',
      rule(ALWAYS, 'require: { approvals: [{ except: [author-teams] }] }'),
      ['p:7:39: the catalog has no team or person "author-teams". Did you mean "authors-teams"?'],
    ],
    [
      'a directive by nobody',
      directive(...DAYS, ONE).replace('issuedBy: vera', 'issuedBy: veera'),
      [
        'p:6:15: the catalog has no person "veera" to answer for the directive. Did you mean "vera"?',
      ],
    ],
    [
      'a directive about a system nobody knows',
      directive(...DAYS, ONE, 'scope: { systems: [order-db] }'),
      ['p:10:24: the catalog has no system "order-db". Did you mean "orders-db"?'],
    ],
    [
      'a condition about a system nobody knows',
      rule('per: effect', 'when: \'"order-db" in effect.systems\'', ONE),
      ['p:7:12: warning: the catalog has no system "order-db". Did you mean "orders-db"?'],
    ],
  ])('%s', async (_, text, expected) => {
    expect(await lint(text, catalog)).toEqual(expected);
  });

  it('names nobody unknown where there is no catalog', async () => {
    const text = rule(ALWAYS, 'require: { approvals: [{ team: any, people: [body] }] }');
    expect(await lint(text)).toEqual([]);
  });
});
