import { InputError } from '../../readers/types.ts';
import { CONFIDENCE } from '../shared/confidence.ts';
import { FactsBuilder } from '../shared/facts-builder.ts';
import type { GraphSource } from '../types.ts';

const EDGE = /^\s*"([^"]{1,1000})"\s*->\s*"([^"]{1,1000})"/;

/** `bazel query 'deps(//...)' --output graph --nograph:factored`: packages of this repository. */
export const bazelSource: GraphSource = {
  id: 'bazel',
  title: 'Bazel query output (graph)',
  recognises: (head) => /^\s*digraph\s+\w+\s*\{/.test(head) && head.includes('"//'),
  read(input) {
    const facts = new FactsBuilder('bazel', input);
    for (const { path, text } of input.files) {
      let edges = 0;
      for (const line of text.split('\n')) {
        const [, from, to] = EDGE.exec(line.slice(0, 100_000)) ?? [];
        if (from === undefined || to === undefined) continue;
        edges++;
        for (const one of packagesOf(from)) {
          for (const other of packagesOf(to)) {
            note(one, facts);
            note(other, facts);
            facts.edge({
              from: one,
              to: other,
              source: 'declared',
              confidence: CONFIDENCE.written,
              via: 'deps',
            });
          }
        }
      }
      if (edges === 0 && !/digraph/.test(text)) {
        throw new InputError(path, 'there is no graph in it', 'Export it with --output graph');
      }
    }
    return facts.build();
  },
};

function note(name: string, facts: FactsBuilder): void {
  const paths = name === '' ? [] : [`${name}/**`];
  facts.system(name, 'package', `Bazel package //${name}`, { paths });
}

/** A factored node holds several labels, one a line. Labels of other repositories are theirs. */
function packagesOf(node: string): ReadonlySet<string> {
  const packages = node.split(/\\n|\n/).flatMap((label) => {
    const name = /^\/\/([^:@]{1,300})(?::|$)/.exec(label)?.[1];
    return name === undefined ? [] : [name];
  });
  return new Set(packages.slice(0, 100));
}
