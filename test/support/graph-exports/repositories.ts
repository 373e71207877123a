import { json } from './types.ts';
import type { GraphExport } from './types.ts';

export const REPOSITORIES: readonly GraphExport[] = [
  {
    source: 'nx',
    says: 'a project graph',
    name: 'graph.json',
    text: json({
      graph: {
        nodes: {
          shop: { name: 'shop', type: 'app', data: { root: 'apps/shop' } },
          ui: { name: 'ui', type: 'lib', data: { root: 'libs/ui' } },
        },
        dependencies: {
          shop: [
            { source: 'shop', target: 'ui', type: 'static' },
            { source: 'shop', target: 'npm:react', type: 'static' },
          ],
          ui: [],
        },
      },
    }),
    edges: ['shop > ui inferred 0.7 static import'],
    kinds: ['ui library'],
  },
  {
    source: 'bazel',
    says: 'a graph of targets',
    name: 'deps.dot',
    text: `digraph mygraph {
  node [shape=box];
  "//orders:server"
  "//orders:server" -> "//lib/money:money\\n//lib/money:rates"
  "//orders:server" -> "//orders:proto"
  "//orders:server" -> "@maven//:com_google_guava"
}
`,
    edges: ['orders > lib/money declared 0.95 deps'],
    kinds: ['lib/money package', 'orders package'],
  },
  {
    source: 'dependency-cruiser',
    says: 'imports',
    name: 'imports.json',
    text: json({
      modules: [
        {
          source: 'packages/orders/src/a.ts',
          dependencies: [
            { resolved: 'packages/money/index.ts', module: '@shop/money', coreModule: false },
            { resolved: 'packages/money/rates.ts', module: '@shop/money/rates', coreModule: false },
            { resolved: 'packages/orders/src/b.ts', module: './b' },
            { resolved: 'node_modules/react/index.js', module: 'react' },
            { resolved: 'fs', module: 'node:fs', coreModule: true },
          ],
        },
        { source: 'packages/money/index.ts', dependencies: [] },
      ],
      summary: {},
    }),
    edges: ['packages/orders > packages/money inferred 0.7 2 imports'],
    kinds: ['packages/money package', 'packages/orders package'],
  },
  {
    source: 'dns',
    says: 'a zone',
    name: 'example.com.zone',
    text: `$ORIGIN example.com.
$TTL 3600
@  IN SOA ns1.example.com. admin.example.com. ( 1
     7200 ; CNAME in a comment
     CNAME 1209600 3600 )
@      IN NS ns1.example.com.
shop   300 IN CNAME web-lb.elb.amazonaws.com.
       IN TXT "CNAME nothing"
*.img  CNAME shop
`,
    edges: [
      '*.img.example.com > shop.example.com declared 0.9 CNAME',
      'shop.example.com > web-lb.elb.amazonaws.com declared 0.9 CNAME',
    ],
    kinds: [
      '*.img.example.com entry',
      'shop.example.com entry',
      'web-lb.elb.amazonaws.com external',
    ],
  },
  {
    source: 'dns',
    says: 'Route 53',
    name: 'records.json',
    text: json({
      ResourceRecordSets: [
        {
          Name: 'example.com.',
          Type: 'A',
          AliasTarget: { HostedZoneId: 'Z1', DNSName: 'dualstack.web.elb.amazonaws.com.' },
        },
        {
          Name: '\\052.example.com.',
          Type: 'CNAME',
          TTL: 60,
          ResourceRecords: [{ Value: 'example.com' }],
        },
        { Name: 'txt.example.com.', Type: 'TXT', ResourceRecords: [{ Value: '"CNAME x"' }] },
      ],
    }),
    edges: [
      '*.example.com > example.com declared 0.9 CNAME',
      'example.com > dualstack.web.elb.amazonaws.com declared 0.9 ALIAS',
    ],
    kinds: ['*.example.com entry', 'dualstack.web.elb.amazonaws.com external', 'example.com entry'],
  },
  {
    source: 'backstage',
    says: 'all entities out of the API',
    name: 'entities.json',
    text: json([
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: { name: 'orders', namespace: 'default', annotations: {} },
        spec: {
          type: 'service',
          lifecycle: 'production',
          owner: 'shop',
          dependsOn: ['resource:orders-db'],
          consumesApis: null,
        },
        relations: [
          { type: 'ownedBy', targetRef: 'group:default/shop' },
          { type: 'consumesApi', targetRef: 'api:default/payments' },
        ],
      },
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Resource',
        metadata: { name: 'orders-db' },
        spec: { type: 'database', owner: 'shop' },
      },
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Template',
        metadata: { name: 'new-service' },
        spec: {},
      },
    ]),
    edges: ['orders > orders-db declared 0.95 null', 'orders > payments-api declared 0.95 API'],
  },
  {
    source: 'backstage',
    says: 'a file',
    name: 'catalog-info.yaml',
    text: `apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: web }
spec: { type: website, lifecycle: production, owner: shop, dependsOn: ["component:orders"] }
`,
    edges: ['web > orders declared 0.95 null'],
  },
];
