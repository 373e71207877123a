import { pathOf } from '../code/ask.ts';
import { essence } from '../code/text-of.ts';
import type { Code } from '../code/types.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import type { Sighting } from '../types.ts';

/** A sighting of a node: compared by what it says, or else by what it is about in its routine. */
export function seen(
  code: Code,
  node: SyntaxNode,
  about: string,
  note: string,
  more: Partial<Sighting> = {},
): Sighting {
  return {
    key: essence(node, code.text),
    loose: `${pathOf(code, node)} ${about}`,
    start: node.start,
    end: node.end,
    note,
    ...more,
  };
}
