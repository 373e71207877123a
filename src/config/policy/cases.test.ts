import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rule, terms } from '../../../test/support/builders.ts';
import type { Catalog } from '../../core/catalog/types.ts';
import { ConfigError } from '../problem.ts';
import { casesFileOf, runCasesIn } from './cases.ts';
import { loadPolicy } from './load.ts';

const policy = await loadPolicy({ path: null });
const run = (text: string, catalog: Catalog | null = null) =>
  runCasesIn({ file: 'policy.test.yaml', text }, policy, catalog);

const DELETE = '{ verb: delete, reversibility: irreversible, data: holds-data }';
const text = (expected: string, more = '') =>
  `version: 1\n${more}cases:\n  - name: A case\n    effects: [${DELETE}]\n    expect: ${expected}\n`;

describe('the cases of a policy', () => {
  it.each<[string, string, readonly string[]]>([
    ['as expected', '{ outcome: hold, rules: [irreversible-production] }', []],
    ['with rules that are not compared', '{ outcome: hold }', []],
    [
      'with another outcome',
      '{ outcome: allow }',
      ['expected allow, but it came to hold (because of irreversible-production)'],
    ],
    [
      'with a rule too few',
      '{ outcome: hold, rules: [] }',
      ['apply, but are not expected: irreversible-production'],
    ],
    [
      'with a rule too many',
      '{ outcome: hold, rules: [irreversible-production, costly-production] }',
      ['expected to apply, but do not: costly-production'],
    ],
  ])('come out %s', (_, expected, differences) => {
    expect(run(text(expected))).toMatchObject([
      { name: 'A case', file: 'policy.test.yaml', line: 3, differences },
    ]);
  });

  it('report checks by a token whose checks count', () => {
    const demand = { kind: 'require', approvals: [], validations: ['tests'] } as const;
    const tested = {
      ...policy,
      rules: [rule({ demand })],
      terms: terms({ checksFrom: ['ci-main'] }),
    };
    const written = (outcome: string, tests: string) =>
      text(`{ outcome: ${outcome} }`).replace(
        '    expect',
        `    validations: { ${tests} }\n    expect`,
      );
    const differencesOf = (of: string) =>
      runCasesIn({ file: 'policy.test.yaml', text: of }, tested, null)[0]?.differences;
    expect(differencesOf(written('allow', 'tests: passed'))).toEqual([]);
    expect(differencesOf(written('hold', ''))).toEqual([]);
  });

  it('say when no rule applies', () => {
    const harmless = text('{ outcome: deny }').replace(DELETE, '{ verb: create }');
    expect(run(harmless)[0]?.differences).toEqual([
      'expected deny, but it came to allow (no rule applies)',
    ]);
  });

  it.each<[string, string, string]>([
    [
      'a rule misspelled',
      text('{ outcome: hold, rules: [irreversible-prod] }'),
      '5:38: there is no rule "irreversible-prod"',
    ],
    [
      'a system nobody knows',
      text('{ outcome: hold }').replace('verb:', 'systems: [x], verb:'),
      '4:27: there is no system "x"',
    ],
    [
      'an approver nobody knows',
      text('{ outcome: hold }').replace('    expect', '    approvals: [x]\n    expect'),
      '5:17: there is no person "x"',
    ],
    [
      'an outcome misspelled',
      text('{ outcome: holds }'),
      '5:24: cases[0].expect.outcome cannot be "holds". Did you mean "hold"?',
    ],
    [
      'a trait misspelled',
      text('{ outcome: hold }').replace('verb:', 'traits: [databas], verb:'),
      'Did you mean "database"?',
    ],
    ['no case', 'version: 1\ncases: []', '2:8: cases is empty'],
    [
      'an owner nobody knows',
      text('{ outcome: hold }', 'systems: [{ id: s, owners: [o] }]\n'),
      '2:29: "s" is owned by "o"',
    ],
  ])('are refused with %s', (_, broken, said) => {
    expect(() => run(broken)).toThrow(ConfigError);
    expect(() => run(broken)).toThrow(said);
  });

  it('know the catalog, and may say otherwise than it does', () => {
    const catalog: Catalog = {
      systems: [
        {
          id: 'shop',
          name: 'Shop',
          tier: 4,
          owners: ['crew'],
          environments: [],
          paths: ['src/**'],
          resources: [],
          dependsOn: [],
        },
      ],
      people: [
        { id: 'ann', name: 'Ann', level: 'mid', teams: ['crew'], identities: [], active: true },
      ],
      teams: [{ id: 'crew', name: 'Crew' }],
      environments: [],
    };
    const cases = (more: string) =>
      `version: 1\n${more}cases:\n  - name: c\n    change: code\n    effects: [{ verb: update, path: src/a.ts }]\n    approvals: [ann]\n    expect: { outcome: allow }\n`;
    const reasons = (more: string) =>
      run(cases(more), catalog)[0]?.verdict.reasons.map(({ rule }) => rule);
    expect(reasons('')).toEqual([]);
    const own = 'systems: [{ id: shop, tier: 1, paths: [src/**], owners: [crew] }]\n';
    expect(reasons(own)).toEqual(['tier-1-direct']);
  });

  it('are judged at the instant they name', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'holdpoint-cases-'));
    const path = join(folder, 'policy.yaml');
    const directive =
      'version: 1\ndirectives: [{ id: d, reason: r, message: m, issuedBy: v, starts: 2026-03-11, for: 1d, deny: true }]';
    await writeFile(path, directive);
    const temporary = await loadPolicy({ path });
    await rm(folder, { recursive: true });
    const at = (now: string) =>
      runCasesIn(
        {
          file: 'f',
          text: `version: 1\ncases: [{ name: c, now: '${now}', expect: { outcome: allow } }]`,
        },
        temporary,
        null,
      )[0]?.verdict.outcome;
    expect(at('2026-03-10T23:59:59.999Z')).toBe('allow');
    expect(at('2026-03-11T00:00:00.000Z')).toBe('deny');
    expect(at('2026-03-11T23:59:59.999Z')).toBe('deny');
    expect(at('2026-03-12T00:00:00.000Z')).toBe('allow');
  });

  it('lie beside the policy', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'holdpoint-cases-'));
    await writeFile(join(folder, 'rules.test.yaml'), '');
    expect(casesFileOf(join(folder, 'rules.yml'))).toBe(join(folder, 'rules.test.yaml'));
    expect(casesFileOf(join(folder, 'other.yaml'))).toBeNull();
    await rm(folder, { recursive: true });
  });
});
