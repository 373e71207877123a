import { FactsBuilder } from '../shared/facts-builder.ts';
import { member } from '../../config/plain-data.ts';
import { jsonOf, listIn, notThisKind, numberIn, textIn } from '../shared/json.ts';
import { inNamespace } from '../shared/names.ts';
import type { GraphSource } from '../types.ts';

/** Kiali's `/api/namespaces/graph`: nodes and edges of the mesh with their rates. */
export const kialiSource: GraphSource = {
  id: 'kiali',
  title: 'Kiali graph JSON',
  recognises: (head) =>
    /^\s*\{/.test(head) && head.includes('"elements"') && head.includes('"nodeType"'),
  read(input) {
    const facts = new FactsBuilder('kiali', input);
    for (const file of input.files) {
      const whole = jsonOf(file);
      const nodes = listIn(whole, 'elements', 'nodes');
      if (nodes.length === 0 && !Array.isArray(member(whole, 'elements', 'nodes'))) {
        notThisKind(file, 'list "elements.nodes"');
      }
      const stamp = numberIn(whole, 'timestamp');
      const last = stamp === null ? null : stamp * 1000;
      const names = new Map<string, string>();
      for (const node of nodes) {
        const [id, name] = [textIn(node, 'data', 'id'), nameOf(node)];
        if (id === null || name === null) continue;
        names.set(id, name);
        facts.system(name, kindOf(node), 'a node of the mesh');
      }
      for (const edge of listIn(whole, 'elements', 'edges')) {
        const from = names.get(textIn(edge, 'data', 'source') ?? '');
        const to = names.get(textIn(edge, 'data', 'target') ?? '');
        if (from === undefined || to === undefined) continue;
        const protocol = textIn(edge, 'data', 'traffic', 'protocol');
        const rate =
          protocol === null ? null : numberIn(edge, 'data', 'traffic', 'rates', protocol);
        const count = rate === null ? null : { perSecond: rate };
        facts.call({ from, to, count, protocol: protocol?.toUpperCase() ?? null, last });
      }
    }
    return facts.build();
  },
};

/** The app, the service or the workload: what stands between two workloads of one name is one system. */
function nameOf(node: unknown): string | null {
  if (textIn(node, 'data', 'isBox') !== null || textIn(node, 'data', 'nodeType') === 'box') {
    return null;
  }
  const name =
    textIn(node, 'data', 'app') ??
    textIn(node, 'data', 'service') ??
    textIn(node, 'data', 'workload');
  return name === null ? null : inNamespace(name, textIn(node, 'data', 'namespace'));
}

function kindOf(node: unknown): string {
  return textIn(node, 'data', 'nodeType') === 'serviceentry' ? 'external' : 'service';
}
