import type { System } from './types.ts';

/**
 * Groups of systems that need each other in a circle, each in order of id, the groups by their first.
 * Only dependencies among the given systems count. Linear in systems and dependencies.
 */
export function cyclesAmong(systems: readonly System[]): readonly (readonly string[])[] {
  const ids = systems.map(({ id }) => id).toSorted();
  const nodes = new Map(ids.map((id, node) => [id, node]));
  const targets: number[][] = ids.map(() => []);
  for (const { id, dependsOn } of systems) {
    const list = targets[nodes.get(id) ?? -1];
    for (const { on } of dependsOn) {
      const node = nodes.get(on);
      if (node !== undefined && on !== id) list?.push(node);
    }
  }
  return components(targets)
    .filter((component) => component.length > 1)
    .map((component) => component.toSorted((a, b) => a - b).map((node) => ids[node] ?? ''))
    .toSorted((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1));
}

/** Tarjan's strongly connected components, on a stack of our own: chains may be long. */
function components(targets: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const order = new Int32Array(targets.length).fill(-1);
  const low = new Int32Array(targets.length);
  const onPath = new Uint8Array(targets.length);
  const path: number[] = [];
  const found: number[][] = [];
  let next = 0;
  for (let root = 0; root < targets.length; root++) {
    if (order[root] !== -1) continue;
    const work: { readonly node: number; edge: number }[] = [{ node: root, edge: 0 }];
    for (let top = work.at(-1); top !== undefined; top = work.at(-1)) {
      const { node } = top;
      if (top.edge === 0) {
        order[node] = low[node] = next++;
        path.push(node);
        onPath[node] = 1;
      }
      const target = targets[node]?.[top.edge++];
      if (target !== undefined) {
        if (order[target] === -1) work.push({ node: target, edge: 0 });
        else if (onPath[target] === 1) lower(low, node, order[target] as number);
        continue;
      }
      work.pop();
      const parent = work.at(-1);
      if (parent !== undefined) lower(low, parent.node, low[node] as number);
      if (low[node] !== order[node]) continue;
      const component = path.splice(path.lastIndexOf(node));
      for (const member of component) onPath[member] = 0;
      found.push(component);
    }
  }
  return found;
}

function lower(low: Int32Array, node: number, value: number): void {
  if (value < (low[node] as number)) low[node] = value;
}
