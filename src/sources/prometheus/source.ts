import { FactsBuilder } from '../shared/facts-builder.ts';
import { notThisKind } from '../shared/json.ts';
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
    for (const file of input.files) {
      let [seen, known] = [0, 0];
      for (const sample of everySample(file)) {
        seen++;
        if (note(sample, facts)) known++;
      }
      if (seen > 0 && known === 0) notThisKind(file, 'metric of a service graph or mesh');
    }
    return facts.build();
  },
};

function everySample(file: SourceFile): Iterable<Sample> {
  return /^\uFEFF?\s*\{/.test(file.text) ? samplesOfQuery(file) : samplesOf(file);
}

/** True for a metric of a family that is known, whatever it says. */
function note({ name, labels, value, at }: Sample, facts: FactsBuilder): boolean {
  const family = FAMILIES.find(({ names, marks }) =>
    name === '' ? marks.every((mark) => labels.has(mark)) : names.test(name),
  );
  const ends = family?.ends(labels) ?? null;
  if (ends !== null && ends.from !== null && ends.to !== null) {
    const { from, to, kind, protocol } = ends;
    if (kind !== 'service') facts.system(to, kind, `metrics call it a ${kind}`);
    // A query that has taken the name away is one over time: `sum by (…) (rate(…))`.
    const count = name === '' ? { perSecond: value } : { calls: value };
    facts.call({ from, to, count, protocol, last: at });
  }
  return family !== undefined;
}
