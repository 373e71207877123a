import type { Tree } from '../../../shared/tree/types.ts';

/** The element of a statement by its name, which AWS takes in any case. */
export function element(statement: Tree, name: string): Tree | null {
  if (statement.kind !== 'map') return null;
  const exact = statement.entries.get(name);
  if (exact !== undefined) return exact;
  const lower = name.toLowerCase();
  for (const [key, value] of statement.entries) if (key.toLowerCase() === lower) return value;
  return null;
}
