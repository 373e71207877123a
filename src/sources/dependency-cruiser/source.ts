import { CONFIDENCE } from '../shared/confidence.ts';
import { FactsBuilder } from '../shared/facts-builder.ts';
import { jsonOf, listIn, notThisKind, textIn } from '../shared/json.ts';
import { member } from '../../config/plain-data.ts';
import type { GraphSource } from '../types.ts';

/** Folders that hold packages rather than being one. */
const CONTAINERS = new Set('src packages apps libs services modules lib app'.split(' '));

/** `depcruise --output-type json`: which folder imports from which. */
export const dependencyCruiserSource: GraphSource = {
  id: 'dependency-cruiser',
  title: 'dependency-cruiser JSON',
  recognises: (head) =>
    /^\s*\{/.test(head) &&
    /"modules"\s*:\s*\[/.test(head) &&
    head.includes('"dependencies"') &&
    head.includes('"source"'),
  read(input) {
    const facts = new FactsBuilder('dependency-cruiser', input);
    for (const file of input.files) {
      const whole = jsonOf(file);
      if (!Array.isArray(member(whole, 'modules'))) notThisKind(file, 'list "modules"');
      const imports = new Map<
        string,
        { readonly from: string; readonly to: string; count: number }
      >();
      for (const module of listIn(whole, 'modules')) {
        const from = packageOf(textIn(module, 'source'));
        if (from === null) continue;
        facts.system(from, 'package', `modules lie in ${from}`, { paths: [`${from}/**`] });
        for (const dependency of listIn(module, 'dependencies')) {
          const to = packageOf(textIn(dependency, 'resolved'));
          if (to === null || to === from) continue;
          const key = `${from}\0${to}`;
          const known = imports.get(key);
          if (known === undefined) imports.set(key, { from, to, count: 1 });
          else known.count++;
        }
      }
      for (const { from, to, count } of imports.values()) {
        const via = count === 1 ? '1 import' : `${count} imports`;
        facts.edge({ from, to, source: 'inferred', confidence: CONFIDENCE.reference, via });
      }
    }
    return facts.build();
  },
};

/** The folder that a module belongs to: `packages/orders`, `src/core`; null for what is installed. */
function packageOf(path: string | null): string | null {
  if (path === null || path.includes('node_modules/') || path.startsWith('..')) return null;
  const folders = path.split('/').slice(0, -1);
  const depth = folders.findIndex((folder) => !CONTAINERS.has(folder));
  return depth === -1 ? null : folders.slice(0, depth + 1).join('/');
}
