/** What a metric's labels say of who called whom. */
export interface Ends {
  readonly from: string | null;
  readonly to: string | null;
  readonly kind: 'service' | 'database' | 'queue';
  readonly protocol: string | null;
}

export type Labels = ReadonlyMap<string, string>;

/** One family of metrics. `names` are its counters of calls; others of the family say nothing new. */
export interface Family {
  readonly names: RegExp;
  readonly ends: (labels: Labels) => Ends | null;
}

/** By name and by the labels that tell it when a query has taken the name away. */
export const FAMILIES: readonly (Family & { readonly marks: readonly string[] })[] = [
  {
    // Tempo's and the Collector's service graph.
    names: /^traces_service_graph_request_total$/,
    marks: ['client', 'server'],
    ends: (labels) => ({
      from: labels.get('client') ?? null,
      to: labels.get('server') ?? null,
      kind: KINDS.get(labels.get('connection_type') ?? '') ?? 'service',
      protocol: labels.get('connection_type') || null,
    }),
  },
  {
    names: /^istio_(?:requests_total|tcp_connections_opened_total)$/,
    marks: ['source_workload', 'destination_workload'],
    ends: (labels) => ({
      from: end(labels, ['source_workload', 'source_app'], 'source_workload_namespace'),
      to: end(
        labels,
        ['destination_workload', 'destination_service_name', 'destination_app'],
        'destination_workload_namespace',
      ),
      kind: 'service',
      protocol: labels.get('request_protocol')?.toUpperCase() ?? null,
    }),
  },
  {
    // Linkerd's proxy counts both ways in; only what goes out says who needs whom.
    names: /^(?:request|response|tcp_open)_total$/,
    marks: ['dst_deployment', 'deployment'],
    ends: (labels) =>
      labels.get('direction') === 'inbound'
        ? null
        : {
            from: end(labels, WORKLOADS, 'namespace'),
            to: end(
              labels,
              WORKLOADS.map((name) => `dst_${name}`),
              'dst_namespace',
            ),
            kind: 'service',
            protocol: null,
          },
  },
  {
    names: /^envoy_cluster_upstream_(?:rq|cx)_total$/,
    marks: ['envoy_cluster_name'],
    ends: (labels) => ({
      from: end(
        labels,
        ['app', 'app_kubernetes_io_name', 'service', 'local_cluster', 'job'],
        'namespace',
      ),
      to: clusterOf(labels.get('envoy_cluster_name')),
      kind: 'service',
      protocol: null,
    }),
  },
  {
    names: /^hubble_flows_processed_total$/,
    marks: ['source', 'destination', 'verdict'],
    ends: (labels) =>
      labels.get('verdict') === 'DROPPED'
        ? null
        : {
            from: labels.get('source') ?? null,
            to: labels.get('destination') ?? null,
            kind: 'service',
            protocol: labels.get('protocol') ?? null,
          },
  },
];

const KINDS: ReadonlyMap<string, Ends['kind']> = new Map([
  ['database', 'database'],
  ['messaging_system', 'queue'],
]);

const WORKLOADS = ['deployment', 'statefulset', 'daemonset', 'service'];

/** The first label that names somebody, in its namespace. */
function end(labels: Labels, names: readonly string[], namespace: string): string | null {
  for (const label of names) {
    const name = labels.get(label);
    if (name === undefined || name === '' || name === 'unknown') continue;
    const space = labels.get(namespace);
    return space === undefined || space === '' || space === 'unknown' ? name : `${space}/${name}`;
  }
  return null;
}

/** Istio's `outbound|80||orders.shop.svc.cluster.local` is the host in it; Envoy's own are nobody. */
function clusterOf(name: string | undefined): string | null {
  if (name === undefined) return null;
  const parts = name.split('|');
  if (parts.length === 4) return parts[0] === 'outbound' ? (parts[3] ?? null) : null;
  return /^(?:xds|prometheus|agent|sds|zipkin|inbound|local)/i.test(name) ? null : name;
}
