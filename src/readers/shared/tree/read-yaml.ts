import { isAlias, isMap, isScalar, isSeq, parseAllDocuments } from 'yaml';
import type { Node, ParsedNode } from 'yaml';
import { LIMITS, TreeFault } from './limits.ts';
import { LineIndex } from './line-index.ts';
import type { Tree, TreeReading } from './types.ts';

/**
 * Reads YAML 1.2 of one or more documents. Never throws. Empty documents are left out; a key that stands
 * twice, nesting without end and aliases that multiply are failures.
 */
export function readYaml(text: string): TreeReading {
  const lines = new LineIndex(text);
  try {
    if (text.length > LIMITS.length) throw new TreeFault(0, 'it is too large to be read');
    refuseNesting(text);
    const parsed = parseAllDocuments(text, {
      prettyErrors: false,
      uniqueKeys: false,
      schema: 'core',
      merge: false,
      resolveKnownTags: false,
      logLevel: 'silent',
    });
    const documents = Array.isArray(parsed) ? parsed : [];
    const budget = { values: LIMITS.values };
    const trees = documents.flatMap((document) => {
      const fault = document.errors[0];
      if (fault !== undefined) throw new TreeFault(fault.pos[0], fault.message);
      const root = document.contents;
      if (root === null || (isScalar(root) && root.value === null)) return [];
      return [new Builder(lines, budget).build(root, root.range[0], 0)];
    });
    return { kind: 'read', documents: trees };
  } catch (fault) {
    if (fault instanceof TreeFault) {
      return { kind: 'failed', line: lines.lineOf(fault.offset), message: fault.message };
    }
    // The parser recurses; what is nested thousands deep exhausts the stack.
    return { kind: 'failed', line: 1, message: 'it is nested too deeply or is not valid YAML' };
  }
}

class Builder {
  /** What each anchor stands for, with the number of values in it. */
  readonly #anchors = new Map<string, { readonly tree: Tree; readonly values: number }>();
  readonly #lines: LineIndex;
  readonly #budget: { values: number };

  constructor(lines: LineIndex, budget: { values: number }) {
    this.#lines = lines;
    this.#budget = budget;
  }

  build(node: ParsedNode | null, at: number, depth: number): Tree {
    const offset = node?.range?.[0] ?? at;
    if (depth > LIMITS.depth) throw new TreeFault(offset, 'it is nested too deeply');
    if (--this.#budget.values < 0)
      throw new TreeFault(offset, 'its aliases multiply beyond reason');
    const placed = { line: this.#lines.lineOf(at), tag: node?.tag ?? null };
    if (isAlias(node)) return this.#aliased(node.source, offset);
    const left = this.#budget.values;
    const tree = this.#plain(node, offset, placed, depth);
    const anchor = node === null ? undefined : node.anchor;
    if (anchor !== undefined) {
      this.#anchors.set(anchor, { tree, values: left - this.#budget.values + 1 });
    }
    return tree;
  }

  /** The tree is used again as it is; what it holds counts again, since whoever walks it walks it again. */
  #aliased(source: string, offset: number): Tree {
    const target = this.#anchors.get(source);
    if (target === undefined) throw new TreeFault(offset, `there is no anchor ${source} before`);
    this.#budget.values -= target.values;
    if (this.#budget.values < 0) throw new TreeFault(offset, 'its aliases multiply beyond reason');
    return target.tree;
  }

  #plain(
    node: ParsedNode | null,
    offset: number,
    placed: { readonly line: number; readonly tag: string | null },
    depth: number,
  ): Tree {
    if (isMap(node)) {
      return { kind: 'map', entries: this.#entries(node.items, depth), ...placed };
    }
    if (isSeq(node)) {
      const items = (node.items as readonly (ParsedNode | null)[]).map((item) =>
        this.build(item, item?.range?.[0] ?? offset, depth + 1),
      );
      return { kind: 'list', items, ...placed };
    }
    return { kind: 'scalar', value: isScalar(node) ? scalarValue(node.value) : null, ...placed };
  }

  #entries(
    pairs: readonly { readonly key: unknown; readonly value: unknown }[],
    depth: number,
  ): ReadonlyMap<string, Tree> {
    const entries = new Map<string, Tree>();
    const merged: Tree[] = [];
    for (const { key, value } of pairs) {
      const keyNode = key as Node | null;
      const at = keyNode?.range?.[0] ?? 0;
      const tree = this.build(value as ParsedNode | null, at, depth + 1);
      const name = isScalar(keyNode) ? String(keyNode.value) : String(keyNode);
      if (name === '<<') merged.push(...(tree.kind === 'list' ? tree.items : [tree]));
      else if (entries.has(name)) throw new TreeFault(at, `the key ${name} stands twice`);
      else entries.set(name, tree);
    }
    for (const source of merged) {
      if (source.kind !== 'map') continue;
      for (const [name, tree] of source.entries) if (!entries.has(name)) entries.set(name, tree);
    }
    return entries;
  }
}

function scalarValue(value: unknown): string | number | boolean | null {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
      return value;
    case 'bigint':
      return Number(value);
    default:
      return value === null || value === undefined ? null : String(value);
  }
}

/** Brackets by the thousand keep the parser busy for minutes; they are counted without parsing. */
function refuseNesting(text: string): void {
  const marks = /(?:[-?][ \t\n]){200}/.exec(text);
  if (marks !== null) throw new TreeFault(marks.index, 'it is nested too deeply');
  let open = 0;
  for (let offset = 0; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (code === 0x5b || code === 0x7b) open++;
    else if ((code === 0x5d || code === 0x7d) && open > 0) open--;
    if (open > 1_000) throw new TreeFault(offset, 'it is nested too deeply');
  }
}
