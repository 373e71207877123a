import type { FuncCall } from 'libpg-query';

/** A node of the parser's tree under its name. */
export interface Met {
  readonly kind: string;
  readonly node: unknown;
}

/**
 * Every named node at or under some value, outermost first, without recursion. `enter` says whether to
 * look inside a node.
 */
export function* nodesIn(root: unknown, enter: (met: Met) => boolean = () => true): Generator<Met> {
  const left: unknown[] = [root];
  while (left.length > 0) {
    const value = left.pop();
    if (Array.isArray(value)) {
      for (let index = value.length - 1; index >= 0; index -= 1) left.push(value[index]);
    } else if (typeof value === 'object' && value !== null) {
      for (const [kind, node] of Object.entries(value).toReversed()) {
        if (typeof node !== 'object' || node === null) continue;
        if (/^[A-Z]/.test(kind)) {
          const met = { kind, node: node as unknown };
          yield met;
          if (!enter(met)) continue;
        }
        left.push(node);
      }
    }
  }
}

export function functionsIn(root: unknown): readonly FuncCall[] {
  const found: FuncCall[] = [];
  for (const { kind, node } of nodesIn(root)) if (kind === 'FuncCall') found.push(node as FuncCall);
  return found;
}
