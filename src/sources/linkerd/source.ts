import { FactsBuilder } from '../shared/facts-builder.ts';
import { isList, jsonOf, notThisKind, textIn } from '../shared/json.ts';
import { inNamespace } from '../shared/names.ts';
import type { GraphSource } from '../types.ts';

/** `linkerd viz edges deploy -A -o json`: who has spoken with whom, without numbers. */
export const linkerdSource: GraphSource = {
  id: 'linkerd',
  title: 'linkerd viz edges JSON',
  recognises: (head) =>
    /^\s*\[/.test(head) && head.includes('"src_namespace"') && head.includes('"dst_namespace"'),
  read(input) {
    const facts = new FactsBuilder('linkerd', input);
    for (const file of input.files) {
      const whole = jsonOf(file);
      if (!isList(whole)) notThisKind(file, 'list of edges');
      let strange = 0;
      for (const edge of whole) {
        const [from, to] = [textIn(edge, 'src'), textIn(edge, 'dst')];
        if (from === null || to === null) {
          strange++;
          continue;
        }
        facts.call({
          from: inNamespace(from, textIn(edge, 'src_namespace')),
          to: inNamespace(to, textIn(edge, 'dst_namespace')),
          count: null,
          protocol: null,
          last: null,
        });
      }
      if (strange > 0 && strange === whole.length) notThisKind(file, 'edge with src and dst');
    }
    return facts.build();
  },
};
