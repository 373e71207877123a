import { member } from '../../config/plain-data.ts';
import { FactsBuilder } from '../shared/facts-builder.ts';
import { millisecondsOf } from '../shared/instants.ts';
import { jsonLinesOf, listIn, notThisKind, numberIn, textIn } from '../shared/json.ts';
import { inNamespace } from '../shared/names.ts';
import type { GraphSource } from '../types.ts';

/** `hubble observe -o jsonpb`: one flow a line. */
export const hubbleSource: GraphSource = {
  id: 'hubble',
  title: 'Cilium Hubble flows (JSON lines)',
  recognises: (head) =>
    /^\s*\{/.test(head) &&
    head.includes('"source"') &&
    head.includes('"verdict"') &&
    head.includes('"destination"'),
  read(input) {
    const facts = new FactsBuilder('hubble', input);
    for (const file of input.files) {
      let flows = 0;
      for (const [line] of jsonLinesOf(file)) {
        const flow = member(line, 'flow') ?? line;
        if (textIn(flow, 'verdict') === null) continue;
        flows++;
        note(flow, facts);
      }
      if (flows === 0) notThisKind(file, 'flow');
    }
    return facts.build();
  },
};

/** An answer is half of a call that was counted; what was dropped reached nobody. */
function note(flow: unknown, facts: FactsBuilder): void {
  if (member(flow, 'is_reply') === true || member(flow, 'reply') === true) return;
  if (!['FORWARDED', 'REDIRECTED', 'TRACED'].includes(textIn(flow, 'verdict') ?? '')) return;
  const from = workloadOf(member(flow, 'source'));
  const outside = listIn(flow, 'destination_names').find((name) => typeof name === 'string');
  const workload = workloadOf(member(flow, 'destination'));
  const to = workload ?? (typeof outside === 'string' ? outside.replace(/\.$/, '') : null);
  if (from === null || to === null) return;
  if (workload === null) facts.system(to, 'external', 'flows leave the cluster for it');
  const last = millisecondsOf(textIn(flow, 'time'));
  facts.call({ from, to, count: { calls: 1 }, protocol: protocolOf(flow), last });
}

const APP = /^k8s:(?:app\.kubernetes\.io\/name|k8s-app|app)=(.{1,253})$/;

function workloadOf(end: unknown): string | null {
  const labels = listIn(end, 'labels').filter((label) => typeof label === 'string');
  const name =
    textIn(listIn(end, 'workloads')[0], 'name') ??
    labels.map((label) => APP.exec(label)?.[1]).find((app) => app !== undefined) ??
    textIn(end, 'pod_name');
  return name === null ? null : inNamespace(name, textIn(end, 'namespace'));
}

function protocolOf(flow: unknown): string | null {
  if (member(flow, 'l7', 'http') !== undefined) return 'HTTP';
  for (const protocol of ['TCP', 'UDP', 'SCTP']) {
    const port = numberIn(flow, 'l4', protocol, 'destination_port');
    if (port !== null) return `${protocol} ${port}`;
  }
  return null;
}
