/** A node of a syntax tree, in plain data: what the parser's own memory held is long freed. */
export interface SyntaxNode {
  /** As the grammar names it: `call_expression`, `(`. */
  readonly type: string;
  /** What it is to its parent (`body`, `condition`), or null. */
  readonly field: string | null;
  /** Offsets in UTF-16 code units; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** False for punctuation and keywords. */
  readonly named: boolean;
  readonly parent: SyntaxNode | null;
  readonly children: readonly SyntaxNode[];
}

const COMMENTS: ReadonlySet<string> = new Set(['comment', 'line_comment', 'block_comment']);

export function isComment(node: SyntaxNode): boolean {
  return COMMENTS.has(node.type);
}

/** The first child with that field, or null. */
export function childAt(node: SyntaxNode, field: string): SyntaxNode | null {
  return node.children.find((child) => child.field === field) ?? null;
}

/** Children that mean something: no punctuation, no comments. */
export function parts(node: SyntaxNode): readonly SyntaxNode[] {
  return node.children.filter((child) => child.named && !isComment(child));
}

/** Every node below one and itself, in the order of the text; below what `enter` refuses it does not look. */
export function* nodesIn(
  root: SyntaxNode,
  enter: (node: SyntaxNode) => boolean = () => true,
): Generator<SyntaxNode> {
  const waiting: SyntaxNode[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    yield node;
    if (node !== root && !enter(node)) continue;
    for (let index = node.children.length - 1; index >= 0; index--) {
      const child = node.children[index];
      if (child !== undefined) waiting.push(child);
    }
  }
}

export function isInside(node: SyntaxNode, outer: SyntaxNode): boolean {
  return node.start >= outer.start && node.end <= outer.end;
}
