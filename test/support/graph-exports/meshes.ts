import { json } from './types.ts';
import type { GraphExport } from './types.ts';

const flow = (over: object) =>
  JSON.stringify({
    flow: {
      time: '2026-03-05T08:59:00.123Z',
      verdict: 'FORWARDED',
      l4: { TCP: { source_port: 40000, destination_port: 8080 } },
      source: {
        namespace: 'shop',
        labels: ['k8s:app=web'],
        pod_name: 'web-7d9f8b6c5d-x2x4z',
        workloads: [{ name: 'web', kind: 'Deployment' }],
      },
      destination: {
        namespace: 'shop',
        labels: ['k8s:app.kubernetes.io/name=orders'],
        pod_name: 'orders-0',
      },
      Type: 'L3_L4',
      ...over,
    },
    node_name: 'node-1',
  });

export const MESHES: readonly GraphExport[] = [
  {
    source: 'prometheus',
    says: 'a service graph of Tempo as text',
    name: 'metrics.txt',
    text: [
      '# HELP traces_service_graph_request_total Total count of requests between two nodes',
      '# TYPE traces_service_graph_request_total counter',
      'traces_service_graph_request_total{client="web",server="orders",connection_type=""} 1204',
      'traces_service_graph_request_total{client="orders",server="orders-db",connection_type="database"} 40 1772701200000',
      'traces_service_graph_request_total{client="orders",server="gone"} 0',
      'traces_service_graph_request_failed_total{client="web",server="orders"} 2',
      'go_goroutines 12',
      '',
    ].join('\r\n'),
    edges: [
      'orders > orders-db observed 0.928 database, 40 calls',
      'web > orders observed 0.979 1,204 calls',
    ],
    kinds: ['orders-db database'],
  },
  {
    source: 'prometheus',
    says: 'Istio, by a query',
    name: 'query.json',
    text: json({
      status: 'success',
      data: {
        resultType: 'vector',
        result: [
          {
            metric: {
              __name__: 'istio_requests_total',
              source_workload: 'web',
              source_workload_namespace: 'shop',
              destination_workload: 'unknown',
              destination_service_name: 'orders',
              destination_workload_namespace: 'shop',
              request_protocol: 'http',
            },
            value: [1772701200.1, '100'],
          },
          {
            metric: { source_workload: 'web', destination_workload: 'payments' },
            value: [1772701200.1, '0.5'],
          },
          {
            metric: { source_workload: 'unknown', destination_workload: 'payments' },
            value: [1772701200.1, '5'],
          },
          {
            metric: { source_workload: 'web', destination_workload: 'nothing' },
            value: [1772701200.1, 'NaN'],
          },
        ],
      },
    }),
    edges: [
      'shop/web > shop/orders observed 0.951 HTTP, 100 calls',
      'web > payments observed 0.958 0.5 calls/s',
    ],
  },
  {
    source: 'prometheus',
    says: 'Linkerd, and Envoy under Istio',
    name: 'metrics',
    text: [
      'response_total{direction="outbound",namespace="shop",deployment="web",dst_namespace="shop",dst_deployment="voting"} 9',
      'response_total{direction="inbound",namespace="shop",deployment="voting",dst_deployment="x"} 9',
      'envoy_cluster_upstream_rq_total{app="web",envoy_cluster_name="outbound|80||orders.shop.svc.cluster.local"} 4',
      'envoy_cluster_upstream_rq_total{app="web",envoy_cluster_name="xds-grpc"} 4',
      'odd{label="a \\"quoted\\" } thing",} 1',
    ].join('\n'),
    edges: [
      'shop/web > shop/voting observed 0.86 9 calls',
      'web > orders.shop.svc.cluster.local observed 0.795 4 calls',
    ],
  },
  {
    source: 'kiali',
    says: 'a graph of apps with their services',
    name: 'graph.json',
    text: json({
      timestamp: 1772701200,
      duration: 600,
      graphType: 'versionedApp',
      elements: {
        nodes: [
          { data: { id: 'a', nodeType: 'app', namespace: 'shop', app: 'web', workload: 'web-v1' } },
          {
            data: {
              id: 's',
              nodeType: 'service',
              namespace: 'shop',
              service: 'orders',
              app: 'orders',
            },
          },
          {
            data: {
              id: 'b',
              nodeType: 'app',
              namespace: 'shop',
              app: 'orders',
              workload: 'orders-v2',
            },
          },
          {
            data: {
              id: 'e',
              nodeType: 'serviceentry',
              namespace: 'unknown',
              service: 'api.stripe.com',
            },
          },
          { data: { id: 'box', nodeType: 'box', namespace: 'shop', app: 'orders', isBox: 'app' } },
        ],
        edges: [
          {
            data: {
              id: '1',
              source: 'a',
              target: 's',
              traffic: { protocol: 'http', rates: { http: '2.00' } },
            },
          },
          {
            data: {
              id: '2',
              source: 's',
              target: 'b',
              traffic: { protocol: 'http', rates: { http: '2.00' } },
            },
          },
          { data: { id: '3', source: 'b', target: 'e', traffic: {} } },
        ],
      },
    }),
    edges: [
      'shop/orders > api.stripe.com observed 0.9 traffic seen',
      'shop/web > shop/orders observed 0.974 HTTP, 2 calls/s',
    ],
    kinds: ['api.stripe.com external'],
  },
  {
    source: 'hubble',
    says: 'flows, their answers and what was dropped',
    name: 'flows.jsonl',
    text: [
      flow({}),
      flow({ is_reply: true }),
      flow({
        verdict: 'DROPPED',
        destination: { namespace: 'bank', workloads: [{ name: 'vault' }] },
      }),
      flow({ destination: { labels: ['reserved:world'] }, destination_names: ['api.stripe.com.'] }),
      flow({ destination: { labels: ['reserved:world'] } }),
    ].join('\n'),
    edges: [
      'shop/web > api.stripe.com observed 0.6 TCP 8080, 1 call',
      'shop/web > shop/orders observed 0.6 TCP 8080, 1 call',
    ],
    kinds: ['api.stripe.com external'],
  },
  {
    source: 'linkerd',
    says: 'edges',
    name: 'edges.json',
    text: json([
      {
        src: 'web',
        src_namespace: 'emojivoto',
        dst: 'voting',
        dst_namespace: 'emojivoto',
        client_id: 'web.emojivoto',
        server_id: 'voting.emojivoto',
        no_tls_reason: '',
      },
    ]),
    edges: ['emojivoto/web > emojivoto/voting observed 0.9 traffic seen'],
  },
];
