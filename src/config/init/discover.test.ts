import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestRepository } from '../../readers/git/test-repository.ts';
import { joinSources } from '../catalog/load.ts';
import { lintPolicy } from '../policy/lint.ts';
import { discover } from './discover.ts';
import { renderCatalog } from './render-catalog.ts';
import { renderPolicy } from './render-policy.ts';

let repository: TestRepository;
beforeEach(() => {
  repository = new TestRepository();
});
afterEach(() => repository.remove());

function commit(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) repository.write(path, text);
  repository.commit('first');
}

const SHOP: Readonly<Record<string, string>> = {
  '.github/CODEOWNERS': [
    '* @shop/core',
    '/services/pay/ @shop/payments # money',
    '/services/mail/ @ben ops@example.org',
    '/docs/ @shop/writers',
  ].join('\n'),
  '.github/workflows/deploy.yml':
    'jobs:\n  go:\n    environment: { name: prod-eu }\n    runs-on: x\n',
  'package.json': '{"workspaces": ["packages/*"]}',
  'packages/api/package.json':
    '{"name": "@shop/api", "dependencies": {"@shop/lib": "*", "left-pad": "1"}}',
  'packages/lib/package.json': '{"name": "@shop/lib"}',
  'compose.yaml': [
    'services:',
    '  api:',
    '    build: { context: ./packages/api }',
    '    depends_on: { db: { condition: service_healthy } }',
    '  db: { image: postgres }',
  ].join('\n'),
  'infra/prod/main.tf': '',
  'infra/staging/main.tf': '',
  'infra/modules/net/main.tf': '',
  'k8s/prod/pay.yaml':
    'kind: Deployment\nmetadata: { name: pay }\n---\nkind: Service\nmetadata: { name: pay }\n',
  'k8s/broken.yaml': 'kind: {{ .Values.x }}\n',
  'services/pay/main.go': '',
  'services/mail/main.go': '',
};

async function catalogOf(text: string) {
  return joinSources([{ file: 'catalog.yaml', text }]);
}

describe('what a repository shows', () => {
  it('becomes systems with owners, environments, paths and dependencies', async () => {
    commit(SHOP);
    const { systems } = await discover(repository.folder);
    const byId = Object.fromEntries(systems.map((system) => [system.id, system]));
    expect(Object.keys(byId)).toEqual(['api', 'db', 'infra', 'lib', 'mail', 'pay']);
    expect(byId['api']).toMatchObject({
      name: '@shop/api',
      owners: ['core'],
      paths: ['packages/api/**'],
      dependsOn: [
        { on: 'db', via: 'depends_on in compose.yaml' },
        { on: 'lib', via: 'packages/api/package.json' },
      ],
    });
    expect(byId['infra']).toMatchObject({
      environments: ['prod', 'staging'],
      paths: ['infra/prod/**', 'infra/staging/**'],
    });
    expect(byId['pay']).toMatchObject({
      owners: ['core', 'payments'],
      environments: ['prod'],
      resources: ['pay'],
    });
    expect(byId['mail']).toMatchObject({ owners: [], ownersToName: ['@ben', 'ops@example.org'] });
  });

  it('names environments, pipelines, Terraform folders and teams', async () => {
    commit(SHOP);
    const found = await discover(repository.folder);
    expect(found.environments.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      'prod production',
      'prod-eu production',
      'staging staging',
    ]);
    expect(found.workflows).toEqual(['.github/workflows/deploy.yml']);
    expect(found.terraform).toEqual(['infra/modules/net', 'infra/prod', 'infra/staging']);
    expect(found.teams.map(({ id, handle }) => `${id} ${handle}`)).toEqual([
      'core @shop/core',
      'payments @shop/payments',
      'writers @shop/writers',
    ]);
  });

  it('leaves to Backstage what Backstage describes', async () => {
    commit({
      ...SHOP,
      'packages/api/catalog-info.yaml':
        'apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: { name: storefront-api }\nspec: { type: service, lifecycle: x, owner: core }\n',
    });
    const { systems, backstage } = await discover(repository.folder);
    expect(backstage).toEqual(['packages/api/catalog-info.yaml']);
    const api = systems.find(({ id }) => id === 'api');
    expect(api).toBeUndefined();
  });

  it('names people by their commits, without machines', async () => {
    commit({ a: 'a\n' });
    repository.write('a', 'b\n').commit('x', 'Ada Lovelace <Ada.L@example.net>');
    repository.write('a', 'c\n').commit('x', 'Ben Bitdiddle <ben@example.org>');
    repository
      .write('a', 'd\n')
      .commit('x', 'renovate[bot] <29139614+renovate[bot]@users.noreply.github.com>');
    expect((await discover(repository.folder)).people).toEqual([
      {
        id: 'ada.lovelace',
        name: 'Ada Lovelace',
        emails: ['ada.l@example.net', 'ada@example.org'],
        commits: 2,
      },
      { id: 'ben.bitdiddle', name: 'Ben Bitdiddle', emails: ['ben@example.org'], commits: 1 },
    ]);
  });

  it('is one system where nothing shows more', async () => {
    commit({ 'main.go': '' });
    const { systems } = await discover(repository.folder);
    expect(systems).toMatchObject([{ paths: ['**'] }]);
  });

  it('is nothing where there is no repository', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'holdpoint-init-'));
    try {
      const found = await discover(folder);
      expect(found).toMatchObject({ name: basename(folder), repository: false, systems: [] });
      expect((await catalogOf(renderCatalog(found))).problems).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('the files that are proposed', () => {
  it('are valid as they are, and the same every time', async () => {
    commit(SHOP);
    const found = await discover(repository.folder);
    const text = renderCatalog(found);
    expect(renderCatalog(await discover(repository.folder))).toBe(text);
    const { catalog, problems } = await catalogOf(text);
    expect(problems).toEqual([]);
    expect(catalog.systems).toHaveLength(6);
    expect(await lintPolicy(renderPolicy(found), 'policy.yaml')).toEqual([]);
  });

  it('are valid once a person has filled them in', async () => {
    commit(SHOP);
    const found = await discover(repository.folder);
    const people = renderCatalog(found)
      .replace(/^people: \[\].*$/m, 'people:')
      .replaceAll(/^# ( {2}- id| {4}(?:name|level|teams|identities):)/gm, '$1')
      .replaceAll(/^ {4}level:$/gm, '    level: senior');
    const { catalog, problems } = await catalogOf(people);
    expect(problems).toEqual([]);
    expect(catalog.people).toMatchObject([{ id: 'ada.lovelace', level: 'senior' }]);
    const policy = renderPolicy(found)
      .replaceAll(/^(rules|directives): \[\].*$/gm, '$1:')
      .replaceAll(/^# {3}/gm, '  ');
    expect(policy).toContain('\n  - id: infrastructure-code-reviewed');
    expect(policy).toContain('\n  - id: two-reviewers-for-tier-1');
    expect(await lintPolicy(policy, 'policy.yaml')).toEqual([]);
  });

  it('survive names that are out to break them', async () => {
    const name = 'x\'\n- id: evil\u2028 #": {';
    commit({
      'package.json': '{"workspaces": ["p"]}',
      'p/package.json': JSON.stringify({ name }),
      'compose.yaml': `services:\n  "on": {}\n  ? ${JSON.stringify(name)}\n  : {}\n`,
      CODEOWNERS: '/p/ @x/y:[z] @x/null\n',
    });
    repository.write('p/a', 'b\n').commit('x', "O'Neil: # [x] <o'neil@example.org>");
    const { catalog, problems } = await catalogOf(renderCatalog(await discover(repository.folder)));
    expect(problems).toEqual([]);
    expect(catalog.systems.map(({ name: shown }) => shown)).toContain(name);
    expect(catalog.systems.map(({ id }) => id)).not.toContain('evil');
  });
});
