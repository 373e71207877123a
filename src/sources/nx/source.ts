import { isObject, member, membersOf } from '../../config/plain-data.ts';
import { CONFIDENCE } from '../shared/confidence.ts';
import { FactsBuilder } from '../shared/facts-builder.ts';
import { jsonOf, listIn, notThisKind, textIn } from '../shared/json.ts';
import type { GraphSource } from '../types.ts';

/** `nx graph --file=graph.json`. */
export const nxSource: GraphSource = {
  id: 'nx',
  title: 'Nx project graph JSON',
  recognises: (head) =>
    /^\s*\{/.test(head) && /"graph"\s*:\s*\{/.test(head) && /"nodes"\s*:\s*\{/.test(head),
  read(input) {
    const facts = new FactsBuilder('nx', input);
    for (const file of input.files) {
      const graph = member(jsonOf(file), 'graph');
      if (!isObject(member(graph, 'nodes'))) notThisKind(file, 'map "graph.nodes"');
      for (const [name, node] of membersOf(member(graph, 'nodes'))) {
        const root = textIn(node, 'data', 'root');
        const kind = textIn(node, 'type') === 'lib' ? 'library' : 'service';
        const paths = root === null || root === '.' ? [] : [`${root}/**`];
        facts.system(name, kind, `a project of Nx${root === null ? '' : ` in ${root}`}`, { paths });
      }
      for (const [from, targets] of membersOf(member(graph, 'dependencies'))) {
        for (const dependency of listIn(targets)) {
          const to = textIn(dependency, 'target');
          if (to === null || !facts.has(to)) continue;
          const type = textIn(dependency, 'type') ?? 'static';
          const source = type === 'implicit' ? 'declared' : 'inferred';
          const confidence = type === 'implicit' ? CONFIDENCE.written : CONFIDENCE.reference;
          facts.edge({ from, to, source, confidence, via: `${type} import` });
        }
      }
    }
    return facts.build();
  },
};
