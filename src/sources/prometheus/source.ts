import { FactsBuilder } from '../shared/facts-builder.ts';
import type { GraphSource, SourceFile } from '../types.ts';
import { samplesOf } from './exposition.ts';
import type { Sample } from './exposition.ts';
import { FAMILIES } from './metrics.ts';
import { samplesOfQuery } from './query.ts';

const KNOWN =
  /traces_service_graph_|istio_(?:requests|tcp)|envoy_cluster_upstream|hubble_flows_processed|dst_deployment/;

/** Metrics of service graphs and meshes, as text or as the answer to a query. */
export const prometheusSource: GraphSource = {
  id: 'prometheus',
  title: 'Prometheus metrics of a service graph or mesh',
  recognises: (head) =>
    /^\s*\{\s*"status"\s*:/.test(head)
      ? /"result(?:Type)?"/.test(head)
      : KNOWN.test(head) && /^\s*(?:#|[a-z_:]+[ {])/i.test(head),
  read(input) {
    const facts = new FactsBuilder('prometheus', input);
    for (const file of input.files) for (const sample of everySample(file)) note(sample, facts);
    return facts.build();
  },
};

function everySample(file: SourceFile): Iterable<Sample> {
  return /^\uFEFF?\s*\{/.test(file.text) ? samplesOfQuery(file) : samplesOf(file);
}

function note({ name, labels, value, at }: Sample, facts: FactsBuilder): void {
  const family = FAMILIES.find(({ names, marks }) =>
    name === '' ? marks.every((mark) => labels.has(mark)) : names.test(name),
  );
  const ends = family?.ends(labels) ?? null;
  if (ends === null || ends.from === null || ends.to === null) return;
  if (ends.kind !== 'service') facts.system(ends.to, ends.kind, `metrics call it a ${ends.kind}`);
  // A query that has taken the name away is one over time: `sum by (…) (rate(…))`.
  const count = name === '' ? { perSecond: value } : { calls: value };
  facts.call({ from: ends.from, to: ends.to, count, protocol: ends.protocol, last: at });
}
