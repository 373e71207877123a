import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileCatalog } from '../../core/catalog/compile.ts';
import { ConfigError, formatProblem } from '../problem.ts';
import { joinSources, loadCatalog, readCatalog } from './load.ts';

const FULL = `version: 1
systems:
  - id: orders-db
    name: Orders database
    tier: 1
    owners: [team-orders, ada]
    environments: [production]
    paths: ['services/orders/**']
    resources: ['aws_db_instance.orders*', 'module.orders.*']
    dependsOn:
      - payments
      - { on: network, via: VPC peering, source: observed, confidence: 0.5 }
  - id: payments
  - { id: network, tier: 4 }
people:
  - id: ada
    name: Ada Okafor
    level: senior
    teams: [team-orders]
    identities: [Ada@Example.com, ada-gh]
  - { id: gone, level: vp, active: false }
teams: [{ id: team-orders, name: Orders }]
environments: [{ match: 'prod-*', kind: production }, { match: '*', kind: test }]
`;

const lines = (...texts: readonly string[]) =>
  joinSources(texts.map((text, index) => ({ file: `${index}.yaml`, text }))).problems.map(
    formatProblem,
  );

describe('a catalog', () => {
  it('comes out with everything in it, by id', () => {
    const { catalog, problems } = joinSources([{ file: 'catalog.yaml', text: FULL }]);
    expect(problems).toEqual([]);
    expect(catalog.systems.map(({ id }) => id)).toEqual(['network', 'orders-db', 'payments']);
    expect(catalog.systems[1]).toEqual({
      id: 'orders-db',
      name: 'Orders database',
      tier: 1,
      owners: ['team-orders', 'ada'],
      environments: ['production'],
      paths: ['services/orders/**'],
      resources: ['aws_db_instance.orders*', 'module.orders.*'],
      dependsOn: [
        { on: 'network', source: 'observed', confidence: 0.5, via: 'VPC peering' },
        { on: 'payments', source: 'declared', confidence: 1, via: null },
      ],
    });
    expect(catalog.systems[2]).toMatchObject({ name: 'payments', tier: null, owners: [] });
    expect(catalog.people).toEqual([
      {
        id: 'ada',
        name: 'Ada Okafor',
        level: 'senior',
        teams: ['team-orders'],
        identities: ['ada@example.com', 'ada-gh'],
        active: true,
      },
      { id: 'gone', name: 'gone', level: 'vp', teams: [], identities: [], active: false },
    ]);
    expect(catalog.environments.map(({ match }) => match)).toEqual(['prod-*', '*']);
    expect(compileCatalog(catalog).personBy('ADA@example.com')?.id).toBe('ada');
  });

  it('is the same in whatever order its files come', () => {
    const parts = [
      'version: 1\nsystems: [{ id: b, dependsOn: [a], owners: [t] }]',
      'version: 1\nsystems: [{ id: a }]',
      'version: 1\nteams: [{ id: t }]\npeople: [{ id: p, level: mid, teams: [t] }]',
    ].map((text, index) => ({ file: `${index}.yaml`, text }));
    expect(joinSources(parts).problems).toEqual([]);
    expect(joinSources(parts.toReversed()).catalog).toEqual(joinSources(parts).catalog);
  });

  it.each<[string, readonly string[], readonly string[]]>([
    [
      'a system twice',
      ['version: 1\nsystems:\n  - id: a\n  - id: a'],
      ['0.yaml:4:5: there is a system "a" already, at 0.yaml:3. Give each its own id.'],
    ],
    [
      'a system in two files',
      ['version: 1\nsystems: [{ id: a }]', 'version: 1\nsystems: [{ id: a }]'],
      ['1.yaml:2:11: there is a system "a" already, at 0.yaml:2. Give each its own id.'],
    ],
    [
      'a person with the id of a team',
      ['version: 1\nteams: [{ id: a }]\npeople: [{ id: a, level: mid }]'],
      ['0.yaml:3:10: there is a person or team "a" already, at 0.yaml:2. Give each its own id.'],
    ],
    [
      'an address of two people',
      [
        'version: 1\npeople:\n  - { id: a, level: mid, identities: [X@y] }\n  - { id: b, level: vp, identities: [x@Y] }',
      ],
      ['0.yaml:4:5: "x@y" stands for both "a" and "b". An identity belongs to one person.'],
    ],
    [
      'a dependency misspelled',
      ['version: 1\nsystems:\n  - { id: payments }\n  - id: a\n    dependsOn: [paymnets]'],
      [
        '0.yaml:5:17: "a" depends on "paymnets", which is not in the catalog. Did you mean "payments"?',
      ],
    ],
    [
      'the same in its long form',
      ['version: 1\nsystems:\n  - id: a\n    dependsOn:\n      - on: b'],
      ['0.yaml:5:13: "a" depends on "b", which is not in the catalog. Known are: a.'],
    ],
    [
      'a dependency on itself',
      ['version: 1\nsystems: [{ id: a, dependsOn: [a] }]'],
      ['0.yaml:2:32: "a" depends on itself. Remove it.'],
    ],
    [
      'a dependency twice',
      ['version: 1\nsystems: [{ id: a, dependsOn: [b, b] }, { id: b }]'],
      ['0.yaml:2:35: "a" depends on "b" twice. Keep one of them.'],
    ],
    [
      'an owner nobody knows',
      ['version: 1\nsystems: [{ id: a, owners: [tem] }]\nteams: [{ id: team }]'],
      [
        '0.yaml:2:29: "a" is owned by "tem", who is neither a person nor a team here. Did you mean "team"?',
      ],
    ],
    [
      'a team nobody knows',
      ['version: 1\npeople: [{ id: a, level: mid, teams: [b] }]'],
      ['0.yaml:2:39: "a" is in team "b", which is not in the catalog.'],
    ],
    [
      'a level misspelled',
      ['version: 1\npeople: [{ id: a, level: senoir }]'],
      ['0.yaml:2:26: people[0].level cannot be "senoir". Did you mean "senior"?'],
    ],
    [
      'a tier that there is not',
      ['version: 1\nsystems: [{ id: a, tier: 0 }]'],
      ['0.yaml:2:26: systems[0].tier cannot be 0. It must be 1.'],
    ],
    [
      'an id with spaces',
      ['version: 1\nsystems: [{ id: Orders DB }]'],
      [
        '0.yaml:2:17: systems[0].id: an id is lower-case letters, digits and hyphens (dots and underscores inside), at most 100.',
      ],
    ],
    ['no version', ['systems: []'], ['0.yaml:1:1: version is missing.']],
    ['a list', ['- a'], ['0.yaml:1:1: the file must be a map of keys.']],
  ])('objects to %s', (_, texts, expected) => {
    expect(lines(...texts)).toEqual(expected);
  });

  it('says nothing of what other files lack while one is broken', () => {
    const texts = [
      'version: 1\nsystems: [{ id: a, dependsOn: [b] }]',
      'version: 1\nsytems: [{ id: b }]',
    ];
    expect(lines(...texts)).toEqual(['1.yaml:2:1: unknown key "sytems". Did you mean "systems"?']);
  });
});

describe('finding catalog files', () => {
  let root = '';
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'holdpoint-catalog-'));
    const files = {
      'catalog.yaml': 'version: 1\nsystems: [{ id: top }]',
      'a/orders.catalog.yml': 'version: 1\nsystems: [{ id: orders }]',
      'a/other.yaml': 'not: [a catalog',
      'node_modules/x/catalog.yaml': 'version: 1\nsystems: [{ id: foreign }]',
      '.hidden/catalog.yaml': 'version: 1\nsystems: [{ id: hidden }]',
      'empty/readme.txt': '',
    };
    for (const [name, text] of Object.entries(files)) {
      await mkdir(dirname(join(root, name)), { recursive: true });
      await writeFile(join(root, name), text);
    }
    await symlink(root, join(root, 'a', 'loop'));
  });
  afterAll(() => rm(root, { recursive: true }));

  it('looks through a directory, but not into what is not ours', async () => {
    const catalog = await loadCatalog([root]);
    expect(catalog.systems.map(({ id }) => id)).toEqual(['orders', 'top']);
  });

  it('reads a file once, however often it is named', async () => {
    const { catalog, problems } = await readCatalog([root, join(root, 'catalog.yaml')]);
    expect(problems).toEqual([]);
    expect(catalog.systems).toHaveLength(2);
  });

  it.each(['empty', 'nothing.yaml', 'a/other.yaml'])('says what is wrong with %s', async (name) => {
    await expect(loadCatalog([join(root, name)])).rejects.toThrow(ConfigError);
  });
});
