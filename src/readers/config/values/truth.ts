import { phrases } from './words.ts';
import type { Tree } from '../../shared/tree/types.ts';

const YES: ReadonlySet<string> = new Set(['true', 'yes', 'on', 'enabled', 'enable', '1', 't', 'y']);
const NO: ReadonlySet<string> = new Set(
  phrases(`
  false|no|off|disabled|disable|0|none|f|n
`),
);

/** What a scalar says as a switch, in any notation; null where it is no switch. */
export function truthOf(tree: Tree | null): boolean | null {
  if (tree?.kind !== 'scalar') return null;
  if (typeof tree.value === 'boolean') return tree.value;
  if (tree.value === null) return null;
  const text = String(tree.value).trim().toLowerCase();
  return YES.has(text) ? true : NO.has(text) ? false : null;
}
