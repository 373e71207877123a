import type { SyntaxNode } from '../syntax/node.ts';
import { isComment } from '../syntax/node.ts';

export function textOf(node: SyntaxNode, text: string): string {
  return text.slice(node.start, node.end);
}

/** What a node says whatever way it is laid out: no blanks, no comments, one kind of quote. */
export function essence(node: SyntaxNode, text: string): string {
  const words: string[] = [];
  const waiting: SyntaxNode[] = [node];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    if (isComment(one)) continue;
    if (one.children.length === 0 || /string|template/.test(one.type)) {
      words.push(textOf(one, text));
      continue;
    }
    for (let index = one.children.length - 1; index >= 0; index--) {
      const child = one.children[index];
      if (child !== undefined) waiting.push(child);
    }
  }
  return words
    .join(' ')
    .replace(/\s+/g, ' ')
    .replace(/ ?;|,(?= [)\]}])/g, '')
    .replaceAll("'", '"');
}

/** The value of a plain string literal, or null. */
export function stringIn(node: SyntaxNode, text: string): string | null {
  const found = /^[rbuRBU]*(["'`]{1,3})([^]*)\1$/.exec(textOf(node, text));
  if (found === null || !/string|literal/.test(node.type)) return null;
  const value = found[2] ?? '';
  return value.includes('${') ? null : value;
}

/** Dotted words of a callee; a call, an index or a literal on the way is shortened. */
export function dotted(text: string): string {
  if (text.length > 400) return dotted(text.slice(-400));
  let plain = text.replace(/\s+/g, '').replace(/\?\.|!\./g, '.');
  for (let round = 0; round < 8; round++) {
    const shorter = plain.replace(/\((?:[^()]|\(\))+\)/g, '()').replace(/<[\w,.[\]|]*>(?=\()/g, '');
    if (shorter === plain) break;
    plain = shorter;
  }
  return plain.replace(/\[[^\]]*\]/g, '[]').replace(/^await\b/, '');
}

export function lastWord(callee: string): string {
  return /([\w$]+)$/.exec(callee)?.[1] ?? '';
}
