import { json } from './types.ts';
import type { GraphExport } from './types.ts';

const tag = (key: string, value: string) => ({ key, type: 'string', value });
const attribute = (key: string, stringValue: string) => ({ key, value: { stringValue } });

const otlp = {
  resourceSpans: [
    {
      resource: { attributes: [attribute('service.name', 'checkout')] },
      scopeSpans: [
        {
          scope: { name: '@opentelemetry/instrumentation-http' },
          spans: [
            {
              traceId: '5b8efff798038103d269b633813fc60c',
              spanId: 'aaaaaaaaaaaaaaa1',
              parentSpanId: '',
              name: 'POST',
              kind: 3,
              startTimeUnixNano: '1772701200000000000',
              endTimeUnixNano: '1772701201000000000',
              attributes: [
                attribute('http.request.method', 'POST'),
                attribute('server.address', 'orders'),
              ],
            },
            {
              traceId: '5b8efff798038103d269b633813fc60c',
              spanId: 'aaaaaaaaaaaaaaa2',
              name: 'publish',
              kind: 'SPAN_KIND_PRODUCER',
              endTimeUnixNano: '1772701201000000000',
              attributes: [
                attribute('messaging.system', 'kafka'),
                attribute('messaging.destination.name', 'order-events'),
              ],
            },
            {
              traceId: '5b8efff798038103d269b633813fc60c',
              spanId: 'aaaaaaaaaaaaaaa3',
              name: 'charge',
              kind: 3,
              attributes: [
                attribute('server.address', 'api.stripe.com'),
                attribute('http.request.method', 'POST'),
              ],
            },
            {
              traceId: '5b8efff798038103d269b633813fc60c',
              spanId: 'aaaaaaaaaaaaaaa4',
              name: 'to an address',
              kind: 3,
              attributes: [attribute('server.address', '10.1.2.3')],
            },
          ],
        },
      ],
    },
    {
      resource: { attributes: [attribute('service.name', 'orders')] },
      scopeSpans: [
        {
          spans: [
            {
              traceId: '5b8efff798038103d269b633813fc60c',
              spanId: 'bbbbbbbbbbbbbbb1',
              parentSpanId: 'aaaaaaaaaaaaaaa1',
              name: 'POST /orders',
              kind: 2,
              endTimeUnixNano: '1772701201000000000',
              status: { code: 2 },
              attributes: [attribute('http.request.method', 'POST')],
            },
            {
              traceId: '5b8efff798038103d269b633813fc60c',
              spanId: 'bbbbbbbbbbbbbbb2',
              parentSpanId: 'bbbbbbbbbbbbbbb1',
              name: 'INSERT',
              kind: 3,
              attributes: [
                attribute('db.system', 'postgresql'),
                attribute('db.name', 'orders'),
                attribute('server.address', 'orders-db.internal'),
              ],
            },
          ],
        },
      ],
    },
    {
      resource: { attributes: [attribute('service.name', 'shipping')] },
      scopeSpans: [
        {
          spans: [
            {
              traceId: '5b8efff798038103d269b633813fc60c',
              spanId: 'ccccccccccccccc1',
              parentSpanId: 'aaaaaaaaaaaaaaa2',
              name: 'process',
              kind: 5,
              attributes: [
                attribute('messaging.system', 'kafka'),
                attribute('messaging.destination.name', 'order-events'),
              ],
            },
          ],
        },
      ],
    },
  ],
};

const OTLP_EDGES = [
  'checkout > api.stripe.com observed 0.6 HTTP, 1 call',
  'checkout > order-events observed 0.6 kafka, 1 call',
  'checkout > orders observed 0.6 HTTP, 1 call, 1 failed',
  'orders > orders-db.internal observed 0.6 postgresql, 1 call',
  'shipping > order-events observed 0.6 kafka, 1 call',
];
const OTLP_KINDS = ['api.stripe.com external', 'order-events queue', 'orders-db.internal database'];

export const TRACES: readonly GraphExport[] = [
  {
    source: 'jaeger',
    says: 'dependencies',
    name: 'dependencies.json',
    text: json({
      data: [
        { parent: 'frontend', child: 'orders-svc', callCount: 1204 },
        { parent: 'orders-svc', child: 'payments', callCount: 9 },
        { parent: 'orders-svc', child: 'orders-svc', callCount: 3 },
        { parent: 'orders-svc', child: 'gone', callCount: 0 },
      ],
      total: 0,
      limit: 0,
      offset: 0,
      errors: null,
    }),
    edges: [
      'frontend > orders-svc observed 0.979 1,204 calls',
      'orders-svc > payments observed 0.86 9 calls',
    ],
  },
  {
    source: 'jaeger',
    says: 'nobody called anybody',
    name: 'd.json',
    text: '{"data":[],"errors":null,"parent":"","callCount":0}',
    edges: [],
  },
  {
    source: 'jaeger',
    says: 'traces',
    name: 'traces.json',
    text: json({
      data: [
        {
          traceID: 'f1',
          spans: [
            {
              traceID: 'f1',
              spanID: 's1',
              operationName: 'HTTP GET',
              references: [],
              startTime: 1772701200000000,
              duration: 5000,
              tags: [tag('span.kind', 'client'), tag('http.method', 'GET')],
              processID: 'p1',
            },
            {
              traceID: 'f1',
              spanID: 's2',
              operationName: '/orders',
              references: [{ refType: 'CHILD_OF', traceID: 'f1', spanID: 's1' }],
              startTime: 1772701200001000,
              duration: 3000,
              tags: [tag('span.kind', 'server'), { key: 'error', type: 'bool', value: true }],
              processID: 'p2',
            },
            {
              traceID: 'f1',
              spanID: 's3',
              operationName: 'GET',
              references: [{ refType: 'CHILD_OF', traceID: 'f1', spanID: 's2' }],
              startTime: 1772701200002000,
              duration: 10,
              tags: [
                tag('span.kind', 'client'),
                tag('db.type', 'redis'),
                tag('peer.service', 'order-cache'),
              ],
              processID: 'p2',
            },
          ],
          processes: {
            p1: { serviceName: 'frontend', tags: [] },
            p2: { serviceName: 'orders', tags: [] },
          },
        },
      ],
    }),
    edges: [
      'frontend > orders observed 0.6 HTTP, 1 call, 1 failed',
      'orders > order-cache observed 0.6 redis, 1 call',
    ],
    kinds: ['order-cache database'],
  },
  {
    source: 'opentelemetry',
    says: 'OTLP',
    name: 'traces.json',
    text: json(otlp),
    edges: OTLP_EDGES,
    kinds: OTLP_KINDS,
  },
  {
    source: 'opentelemetry',
    says: 'one resource a line, as the file exporter writes',
    name: 'traces.jsonl',
    text: otlp.resourceSpans.map((one) => JSON.stringify({ resourceSpans: [one] })).join('\n'),
    edges: OTLP_EDGES,
    kinds: OTLP_KINDS,
  },
  {
    source: 'opentelemetry',
    says: 'a trace of Tempo',
    name: 'trace.json',
    text: json({ batches: otlp.resourceSpans }),
    edges: OTLP_EDGES,
    kinds: OTLP_KINDS,
  },
  {
    source: 'zipkin',
    says: 'dependencies',
    name: 'dependencies.json',
    text: json([{ parent: 'web', child: 'backend', callCount: 100, errorCount: 2 }]),
    edges: ['web > backend observed 0.951 100 calls, 2 failed'],
  },
  {
    source: 'zipkin',
    says: 'traces with shared span ids',
    name: 'traces.json',
    text: json([
      [
        {
          traceId: 't',
          id: '1',
          kind: 'CLIENT',
          localEndpoint: { serviceName: 'web' },
          remoteEndpoint: { serviceName: 'backend' },
          timestamp: 1772701200000000,
          duration: 10,
        },
        {
          traceId: 't',
          id: '1',
          kind: 'SERVER',
          shared: true,
          localEndpoint: { serviceName: 'backend' },
        },
        {
          traceId: 't',
          id: '2',
          parentId: '1',
          kind: 'CLIENT',
          localEndpoint: { serviceName: 'backend' },
          remoteEndpoint: { serviceName: 'mysql' },
        },
      ],
    ]),
    edges: ['backend > mysql observed 0.6 1 call', 'web > backend observed 0.6 1 call'],
    kinds: ['mysql external'],
  },
];
