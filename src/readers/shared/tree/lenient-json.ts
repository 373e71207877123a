import { printParseErrorCode, visit } from 'jsonc-parser';
import { LIMITS, TreeFault } from './limits.ts';
import { LineIndex } from './line-index.ts';
import type { Tree, TreeReading } from './types.ts';

interface Open {
  readonly kind: 'map' | 'list';
  readonly line: number;
  readonly entries: Map<string, Tree>;
  readonly items: Tree[];
  key: { readonly name: string; readonly line: number } | null;
}

/** Reads one JSON document; comments and trailing commas are let through. Says what is wrong. Never throws. */
export function readLenientJson(text: string): TreeReading {
  const lines = new LineIndex(text);
  try {
    if (text.length > LIMITS.length) throw new TreeFault(0, 'it is too large to be read');
    refuseNesting(text);
    const tree = build(text, lines);
    return { kind: 'read', documents: tree === null ? [] : [tree] };
  } catch (fault) {
    if (!(fault instanceof TreeFault)) throw fault;
    return { kind: 'failed', line: lines.lineOf(fault.offset), message: fault.message };
  }
}

function build(text: string, lines: LineIndex): Tree | null {
  const stack: Open[] = [];
  let root: Tree | null = null;
  let values = 0;

  function lineFor(offset: number): number {
    return stack.at(-1)?.key?.line ?? lines.lineOf(offset);
  }
  function add(tree: Tree, offset: number): void {
    if (++values > LIMITS.values) throw new TreeFault(offset, 'it holds too many values');
    const parent = stack.at(-1);
    if (parent === undefined) root = tree;
    else if (parent.kind === 'list') parent.items.push(tree);
    else if (parent.key !== null) parent.entries.set(parent.key.name, tree);
    if (parent !== undefined) parent.key = null;
  }
  function open(kind: Open['kind'], offset: number): void {
    const line = lineFor(offset);
    stack.push({ kind, line, entries: new Map(), items: [], key: null });
  }
  function close(offset: number): void {
    const done = stack.pop();
    if (done === undefined) return;
    const { kind, line, entries, items } = done;
    add(
      kind === 'map' ? { kind, line, tag: null, entries } : { kind, line, tag: null, items },
      offset,
    );
  }

  visit(
    text,
    {
      onObjectBegin: (offset) => open('map', offset),
      onObjectEnd: (offset) => close(offset),
      onArrayBegin: (offset) => open('list', offset),
      onArrayEnd: (offset) => close(offset),
      onObjectProperty: (name, offset) => {
        const parent = stack.at(-1);
        if (parent === undefined) return;
        if (parent.entries.has(name)) throw new TreeFault(offset, `the key ${name} stands twice`);
        parent.key = { name, line: lines.lineOf(offset) };
      },
      onLiteralValue: (value: unknown, offset) => {
        const scalar = value as string | number | boolean | null;
        add({ kind: 'scalar', value: scalar, line: lineFor(offset), tag: null }, offset);
      },
      onError: (code, offset) => {
        throw new TreeFault(offset, `it is not valid JSON (${printParseErrorCode(code)})`);
      },
    },
    { allowTrailingComma: true, disallowComments: false },
  );
  return root;
}

/** The parser recurses, so depth is counted before it starts; brackets in strings do not count. */
function refuseNesting(text: string): void {
  let depth = 0;
  let inString = false;
  for (let offset = 0; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (inString) {
      if (code === 0x5c) offset++;
      else if (code === 0x22) inString = false;
    } else if (code === 0x22) inString = true;
    else if (code === 0x5b || code === 0x7b) {
      if (++depth > LIMITS.depth) throw new TreeFault(offset, 'it is nested too deeply');
    } else if (code === 0x5d || code === 0x7d) depth--;
  }
}
