import { describe, expect, it } from 'vitest';
import { formatProblem } from '../../problem.ts';
import { joinSources } from '../load.ts';
import { idOfRef, parseEntityRef } from './entity-ref.ts';
import { sourcePaths } from './source-paths.ts';

const SHOP = `apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: Checkout
  title: The checkout
  annotations:
    backstage.io/source-location: url:https://github.com/shop/mono/tree/main/services/checkout/
    holdpoint.dev/tier: '1'
    holdpoint.dev/resources: module.checkout.*, aws_lb.checkout
spec:
  type: service
  lifecycle: production
  owner: group:default/team-shop
  system: shop
  dependsOn: [resource:default/orders-db, component:elsewhere]
  providesApis: [checkout]
  consumesApis: [payments]
---
apiVersion: backstage.io/v1alpha1
kind: Resource
metadata: { name: orders-db }
spec: { type: database, owner: user:ada, dependencyOf: [component:billing] }
---
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: billing }
spec: { type: service, lifecycle: experimental, owner: team-shop }
---
apiVersion: backstage.io/v1alpha1
kind: API
metadata: { name: checkout }
spec: { type: openapi, owner: team-shop, definition: '{}' }
---
apiVersion: backstage.io/v1alpha1
kind: API
metadata: { name: payments }
spec: { type: openapi, owner: nobody-known }
---
apiVersion: backstage.io/v1alpha1
kind: System
metadata: { name: shop }
spec: { owner: team-shop }
---
apiVersion: backstage.io/v1alpha1
kind: Group
metadata: { name: team-shop, title: Shop }
spec: { type: team, children: [], members: [ada] }
---
apiVersion: backstage.io/v1alpha1
kind: User
metadata:
  name: ada
  annotations: { github.com/user-login: Ada-GH, holdpoint.dev/level: senior }
spec:
  profile: { displayName: Ada Okafor, email: Ada@Example.com }
  memberOf: []
---
apiVersion: backstage.io/v1alpha1
kind: Location
metadata: { name: rest }
spec: { targets: ['./x.yaml'] }
`;

const read = (text: string, file = 'catalog-info.yaml') => joinSources([{ file, text }]);
const entity = (kind: string, rest: string) =>
  `apiVersion: backstage.io/v1alpha1\nkind: ${kind}\nmetadata:\n  name: x\n${rest}`;

describe('Backstage entities', () => {
  const { catalog, problems } = read(SHOP);
  const system = (id: string) => catalog.systems.find((found) => found.id === id);

  it('become systems, people and teams', () => {
    expect(catalog.systems.map(({ id }) => id)).toEqual([
      'billing',
      'checkout',
      'checkout-api',
      'orders-db',
      'payments-api',
      'shop-system',
    ]);
    expect(system('checkout')).toMatchObject({
      name: 'The checkout',
      tier: 1,
      owners: ['team-shop'],
      environments: ['production'],
      paths: ['services/checkout/**'],
      resources: ['module.checkout.*', 'aws_lb.checkout'],
    });
    expect(system('billing')).toMatchObject({ tier: null, environments: [], paths: [] });
    expect(catalog.teams).toEqual([{ id: 'team-shop', name: 'Shop' }]);
    expect(catalog.people).toEqual([
      {
        id: 'ada',
        name: 'Ada Okafor',
        level: 'senior',
        teams: ['team-shop'],
        identities: ['ada@example.com', 'ada-gh'],
        active: true,
      },
    ]);
  });

  it('depend on each other in the direction in which harm travels', () => {
    const edges = catalog.systems.flatMap(({ id, dependsOn }) =>
      dependsOn.map(({ on, via }) => [id, on, via]),
    );
    expect(edges).toEqual([
      ['billing', 'orders-db', null],
      ['checkout', 'orders-db', null],
      ['checkout', 'payments-api', 'API'],
      ['checkout-api', 'checkout', 'API'],
      ['shop-system', 'checkout', 'part of it'],
    ]);
  });

  it('may name what lies elsewhere: a warning, with its place', () => {
    expect(problems.map(formatProblem)).toEqual([
      'catalog-info.yaml:15:43: warning: "checkout" depends on "elsewhere", which is not in the catalog. Known are: checkout, orders-db, billing, checkout-api, payments-api, shop-system.',
      'catalog-info.yaml:37:31: warning: "payments-api" is owned by "nobody-known", who is neither a person nor a team here. Known are: team-shop, ada.',
    ]);
    expect(system('payments-api')?.owners).toEqual(['nobody-known']);
  });

  it('stand beside our own format', () => {
    const own = 'version: 1\nsystems: [{ id: site, dependsOn: [checkout], owners: [ada] }]';
    const both = joinSources([
      { file: 'catalog.yaml', text: own },
      { file: 'catalog-info.yaml', text: SHOP },
    ]);
    expect(both.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(both.catalog.systems).toHaveLength(7);
  });

  it('keep their references when one is given another id', () => {
    const text = `${entity('Component', '  annotations: { holdpoint.dev/id: other }\n')}---\n${entity('Resource', 'spec: { dependencyOf: [x] }')}`;
    const result = read(text);
    expect(result.problems).toEqual([]);
    expect(result.catalog.systems).toMatchObject([
      { id: 'other', dependsOn: [{ on: 'x' }] },
      { id: 'x', dependsOn: [] },
    ]);
  });

  it('say nothing of levels by themselves, so a user may approve the least', () => {
    expect(read(entity('User', 'spec: { memberOf: [] }')).catalog.people[0]?.level).toBe('junior');
  });

  it.each<[string, string, string]>([
    [
      'a tier that there is not',
      entity('Component', "  annotations: { holdpoint.dev/tier: '5' }"),
      '5:38: "5" is not a tier. Use 1, 2, 3 or 4.',
    ],
    [
      'a level misspelled',
      entity('User', '  annotations: { holdpoint.dev/level: sinior }'),
      '5:39: "sinior" is not a level. Did you mean "senior"?',
    ],
    [
      'an annotation misspelled',
      entity('API', "  annotations: { holdpoint.dev/teir: '1' }"),
      '5:38: there is no annotation "holdpoint.dev/teir". Did you mean "tier"?',
    ],
    [
      'an id that is none',
      entity('API', '  annotations: { holdpoint.dev/id: A B }'),
      '5:36: "A B" is not an id. Use lower-case letters, digits and hyphens.',
    ],
    [
      'a name that is none',
      'apiVersion: b\nkind: API\nmetadata: { name: a b }',
      '3:19: metadata.name: an entity name of at most 63.',
    ],
    ['no name', 'apiVersion: b\nkind: API\nmetadata: {}', '3:11: metadata.name is missing.'],
  ])('with %s are refused', (_, text, line) => {
    expect(read(text, 'f').problems.map(formatProblem)).toEqual([`f:${line}`]);
  });

  it('takes the names that others know it by', () => {
    const text = SHOP.replace(
      "tier: '1'",
      "tier: '1'\n    holdpoint.dev/aliases: checkout-svc, shop/checkout",
    );
    const { catalog, problems } = joinSources([{ file: 'x.yaml', text }]);
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const system = catalog.systems.find(({ aliases }) => aliases !== undefined);
    expect(system).toMatchObject({ id: 'checkout', aliases: ['checkout-svc', 'shop/checkout'] });
  });
});

describe('an entity reference', () => {
  it.each<[string, string]>([
    ['checkout', 'checkout'],
    ['Component:Default/Checkout', 'checkout'],
    ['component:checkout', 'checkout'],
    ['shop/checkout', 'shop.checkout'],
    ['api:checkout', 'checkout-api'],
    ['api:checkout-api', 'checkout-api'],
    ['system:shop/shop', 'shop.shop-system'],
  ])('%s is %s', (reference, id) => {
    expect(idOfRef(parseEntityRef(reference, 'component', 'default'))).toBe(id);
  });
});

describe('the paths of an entity', () => {
  it.each<[string | null, string, readonly string[]]>([
    [null, 'services/a/catalog-info.yaml', ['services/a/**']],
    [null, './services/a/catalog-info.yaml', ['services/a/**']],
    [null, 'catalog-info.yaml', []],
    [null, '../other/catalog-info.yaml', []],
    ['url:https://github.com/o/r/tree/main/services/a/', 'x/catalog-info.yaml', ['services/a/**']],
    [
      'url:https://gitlab.com/g/s/r/-/tree/main/services/a',
      'x/catalog-info.yaml',
      ['services/a/**'],
    ],
    [
      'url:https://bitbucket.org/o/r/src/main/services/a/',
      'x/catalog-info.yaml',
      ['services/a/**'],
    ],
    ['url:https://github.com/o/r/tree/main/', 'x/catalog-info.yaml', []],
    ['url:https://github.com/o/r', 'x/catalog-info.yaml', []],
    ['url:not an address', 'x/catalog-info.yaml', []],
    ['url:https://github.com/o/r/tree/main/%', 'x/catalog-info.yaml', []],
    ['dir:./src', 'services/a/catalog-info.yaml', ['services/a/src/**']],
    ['dir:../../..', 'services/a/catalog-info.yaml', []],
  ])('%s in %s', (location, file, paths) => {
    expect(sourcePaths(location, file)).toEqual(paths);
  });
});
