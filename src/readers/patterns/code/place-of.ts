import type { SyntaxNode } from '../syntax/node.ts';
import { isComment, nodesIn } from '../syntax/node.ts';
import type { Code } from './types.ts';

/** The innermost node at an offset. */
export function nodeAt(code: Code, offset: number): SyntaxNode {
  let found = code.root;
  for (const node of nodesIn(code.root, (one) => one.start <= offset && one.end > offset)) {
    if (node.start <= offset && node.end > offset) found = node;
  }
  return found;
}

/** What stands at an offset: words for people, a text of many lines (a docstring, a template), or code. */
export function placeOf(code: Code, offset: number): 'comment' | 'long-text' | 'code' {
  for (let node: SyntaxNode | null = nodeAt(code, offset); node !== null; node = node.parent) {
    if (isComment(node)) return 'comment';
    if (/^(?:string|template_string|raw_string_literal|text_block|regex)$/.test(node.type)) {
      const isLong = node.type === 'regex' || code.text.slice(node.start, node.end).includes('\n');
      return isLong ? 'long-text' : 'code';
    }
  }
  return 'code';
}
