import { json } from './types.ts';
import type { GraphExport } from './types.ts';

const MANIFESTS = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          image: shop/web:1
          env:
            - { name: ORDERS_URL, value: "http://orders:8080/v1" }
            - { name: BANK, value: "ledger.bank.svc.cluster.local:443" }
            - { name: DOCS, value: "https://docs.example.com/x" }
            - { name: DB_PASSWORD, valueFrom: { secretKeyRef: { name: s, key: k } } }
          envFrom: [{ configMapRef: { name: settings } }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: orders-deployment, namespace: shop }
spec:
  template:
    metadata: { labels: { app: orders, tier: back } }
    spec: { containers: [{ name: o, image: "shop/orders:2" }] }
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db, namespace: shop }
spec:
  template:
    metadata: { labels: { app: db } }
    spec: { containers: [{ name: d, image: "postgres:17" }] }
---
apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop }
spec: { selector: { app: orders } }
---
apiVersion: v1
kind: Service
metadata: { name: postgres, namespace: shop }
spec: { selector: { app: db } }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: settings, namespace: shop }
data: { DB_HOST: postgres, COLOUR: orders }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: front, namespace: shop }
spec:
  rules:
    - host: shop.example.com
      http: { paths: [{ path: /, backend: { service: { name: orders, port: { number: 80 } } } }] }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db-from-orders, namespace: shop }
spec:
  podSelector: { matchLabels: { app: db } }
  ingress: [{ from: [{ podSelector: { matchLabels: { app: orders } } }, { podSelector: {} }] }]
  egress: [{ to: [{ namespaceSelector: {}, podSelector: { matchLabels: { app: web } } }] }]
`;

export const CLUSTERS: readonly GraphExport[] = [
  {
    source: 'kubernetes',
    says: 'manifests',
    name: 'all.yaml',
    text: MANIFESTS,
    edges: [
      'shop.example.com > shop/orders-deployment declared 0.9 Ingress front',
      'shop/orders-deployment > shop/db inferred 0.4 NetworkPolicy db-from-orders lets it through',
      'shop/web > ledger.bank.svc.cluster.local inferred 0.6 env BANK names ledger.bank.svc.cluster.local',
      'shop/web > shop/db inferred 0.6 ConfigMap settings, DB_HOST names postgres',
      'shop/web > shop/orders-deployment inferred 0.6 env ORDERS_URL names orders',
    ],
    kinds: ['shop.example.com entry', 'shop/db database'],
  },
  {
    source: 'kubernetes',
    says: 'kubectl get -o json, with what workloads have made',
    name: 'cluster.json',
    text: json({
      apiVersion: 'v1',
      kind: 'List',
      items: [
        {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: 'web', namespace: 'prod' },
          spec: {
            template: {
              metadata: { labels: { app: 'web' } },
              spec: { containers: [{ image: 'web', args: ['--api=http://api.prod.svc:80'] }] },
            },
          },
        },
        {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { name: 'web-1', namespace: 'prod', ownerReferences: [{ kind: 'ReplicaSet' }] },
          spec: { containers: [{ image: 'web' }] },
        },
        {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 'api', namespace: 'prod' },
          spec: { type: 'ExternalName', externalName: 'api.partner.example' },
        },
      ],
    }),
    edges: [
      'prod/api > api.partner.example declared 0.9 ExternalName',
      'prod/web > prod/api inferred 0.6 its arguments names api.prod.svc',
    ],
    kinds: ['api.partner.example external', 'prod/api external'],
  },
  {
    source: 'compose',
    says: 'what services say they need, and whom their settings name',
    name: 'compose.yaml',
    text: `services:
  web:
    build: ./web
    depends_on: [orders]
    environment: { ORDERS: "http://orders:8080", SELF: "http://web:1", DOCS: "https://example.com" }
  orders:
    image: shop/orders
    links: ["db:database"]
    environment:
      - DATABASE_URL=postgres://u:hunter2@db:5432/orders
      - BROKER_HOST=bus
  db: { image: "postgres:17" }
  bus: { image: "rabbitmq:4" }
`,
    edges: [
      'orders > bus inferred 0.6 environment BROKER_HOST in compose.yaml',
      'orders > db declared 0.95 depends_on in compose.yaml',
      'orders > db inferred 0.6 environment DATABASE_URL in compose.yaml',
      'web > orders declared 0.95 depends_on in compose.yaml',
      'web > orders inferred 0.6 environment ORDERS in compose.yaml',
    ],
    kinds: ['bus queue', 'db database'],
  },
  {
    source: 'terraform',
    says: 'a raw state',
    name: 'terraform.tfstate',
    text: json({
      version: 4,
      terraform_version: '1.13.3',
      serial: 7,
      resources: [
        {
          module: 'module.orders["eu"]',
          mode: 'managed',
          type: 'aws_ecs_service',
          name: 'web',
          instances: [
            {
              attributes: {},
              dependencies: [
                'module.database.aws_db_instance.main',
                'module.orders.aws_iam_role.r',
              ],
            },
          ],
        },
        {
          module: 'module.database',
          mode: 'managed',
          type: 'aws_db_instance',
          name: 'main',
          instances: [{ attributes: { tags: null } }],
        },
        {
          module: 'module.orders',
          mode: 'managed',
          type: 'aws_iam_role',
          name: 'r',
          instances: [{ attributes: {} }],
        },
        {
          mode: 'managed',
          type: 'aws_sqs_queue',
          name: 'q',
          instances: [
            {
              attributes: { tags: { Service: 'mailer' } },
              dependencies: ['module.orders.aws_iam_role.r'],
            },
          ],
        },
        { mode: 'managed', type: 'aws_vpc', name: 'main', instances: [{ attributes: {} }] },
      ],
    }),
    edges: [
      'mailer > orders inferred 0.7 aws_sqs_queue.q refers to module.orders.aws_iam_role.r',
      'orders > database inferred 0.7 module.orders.aws_ecs_service.web refers to module.database.aws_db_instance.main',
    ],
  },
  {
    source: 'terraform',
    says: 'a plan, by its configuration',
    name: 'plan.json',
    text: json({
      format_version: '1.2',
      terraform_version: '1.13.3',
      planned_values: {
        root_module: {
          child_modules: [
            {
              address: 'module.web',
              resources: [
                { address: 'module.web.aws_lb.l[0]', mode: 'managed', type: 'aws_lb', values: {} },
              ],
            },
            {
              address: 'module.db',
              resources: [
                {
                  address: 'module.db.aws_db_instance.i',
                  mode: 'managed',
                  type: 'aws_db_instance',
                  values: { tags: { app: 'ledger' } },
                },
              ],
            },
          ],
        },
      },
      configuration: {
        root_module: {
          module_calls: {
            web: {
              source: './web',
              expressions: {
                host: { references: ['module.db.endpoint', 'module.db'] },
                name: { references: ['var.name'] },
              },
              module: {},
            },
            db: { source: './db', module: { resources: [] } },
          },
        },
      },
    }),
    edges: ['web > db inferred 0.7 module.web refers to module.db'],
  },
];
