import type { Tree, TreeCursor } from '@vscode/tree-sitter-wasm';
import type { Grammar } from './engine.ts';
import { dropGrammar } from './engine.ts';
import type { SyntaxNode } from './node.ts';
import type { ParsingTime } from './parsing-time.ts';

export type Parsed =
  | { readonly kind: 'parsed'; readonly root: SyntaxNode }
  | { readonly kind: 'failed'; readonly why: string };

/** Beyond these nobody wrote it by hand. */
const MOST_NODES = 300_000;
const DEEPEST = 600;
/** Rounds of the parser, of some hundred steps each: a text of a megabyte takes a few thousand. */
const MOST_ROUNDS = 40_000;

/** Parses a text whole, or says why not. Never throws for what stands in it. */
export function parse(text: string, grammar: Grammar, time: ParsingTime): Parsed {
  let tree: Tree | null = null;
  const turn = time.begin();
  try {
    let rounds = 0;
    tree = grammar.parser.parse(text, null, {
      progressCallback: () => ++rounds > MOST_ROUNDS || turn.isOver(),
    });
    if (tree === null) {
      grammar.parser.reset();
      return { kind: 'failed', why: 'it takes too long to parse' };
    }
    if (tree.rootNode.hasError) return { kind: 'failed', why: 'it does not parse' };
    return copy(tree, grammar);
  } catch {
    dropGrammar(grammar.name);
    return { kind: 'failed', why: 'the parser gave up on it' };
  } finally {
    turn.end();
    tree?.delete();
  }
}

interface Growing {
  readonly type: string;
  readonly field: string | null;
  readonly start: number;
  readonly end: number;
  readonly named: boolean;
  readonly parent: Growing | null;
  readonly children: Growing[];
}

function copy(tree: Tree, grammar: Grammar): Parsed {
  const cursor = tree.walk();
  try {
    const root = nodeAt(cursor, grammar, null);
    let current = root;
    let depth = 0;
    for (let count = 1; ; count++) {
      if (count > MOST_NODES) return { kind: 'failed', why: 'it is too large to be parsed' };
      let parent: Growing | null;
      if (cursor.gotoFirstChild()) {
        parent = current;
        depth++;
        if (depth > DEEPEST) return { kind: 'failed', why: 'it is nested too deeply' };
      } else {
        parent = current.parent;
        while (!cursor.gotoNextSibling()) {
          if (!cursor.gotoParent()) return { kind: 'parsed', root };
          parent = parent?.parent ?? null;
          depth--;
        }
      }
      const next = nodeAt(cursor, grammar, parent);
      parent?.children.push(next);
      current = next;
    }
  } finally {
    cursor.delete();
  }
}

function nodeAt(cursor: TreeCursor, grammar: Grammar, parent: Growing | null): Growing {
  // Each question to the cursor is a call into another memory: what the number tells is not asked again.
  const id = cursor.nodeTypeId;
  return {
    type: grammar.types[id] ?? 'ERROR',
    field: grammar.fields[cursor.currentFieldId] ?? null,
    start: cursor.startIndex,
    end: cursor.endIndex,
    named: grammar.named[id] ?? true,
    parent,
    children: [],
  };
}
