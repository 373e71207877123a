import { LineCounter, isAlias, isMap, isScalar, isSeq, parseAllDocuments } from 'yaml';
import type { Alias, Node, Pair } from 'yaml';
import type { Problem } from '../problem.ts';
import { keyText, plainTree } from './plain.ts';
import { tooIntricate } from './guard.ts';
import { offsetInScalar } from './scalar-offset.ts';
import type { SourceText } from './source.ts';

/** 1-based. */
interface Position {
  readonly line: number;
  readonly column: number;
}

export type Path = readonly PropertyKey[];

/** One YAML document as plain data, which remembers where each part of it is written. */
export interface ConfigDocument {
  readonly file: string;
  readonly value: unknown;
  /** Where the value at a path starts; of its nearest parent when there is none. */
  at(path: Path): Position;
  /** Where the key that a path ends in is written. */
  atKey(path: Path): Position;
  /** Where the character at `offset` of the text at a path is written. */
  within(path: Path, offset: number): Position;
}

export interface ParsedSource {
  readonly documents: readonly ConfigDocument[];
  readonly problems: readonly Problem[];
}

/**
 * Parses YAML 1.2 (and so JSON). Never throws: what cannot be parsed gives problems and no documents.
 * Empty documents are left out.
 */
export function parseSource(source: SourceText): ParsedSource {
  const lines = new LineCounter();
  const position = (offset: number): Position => {
    const { line, col } = lines.linePos(Math.min(offset, source.text.length));
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const parsed = parseText(source.text, lines);
  if (parsed.kind === 'failed') {
    const place = position(parsed.offset);
    return { documents: [], problems: [syntaxProblem(source.file, place, parsed.message)] };
  }

  const documents: ConfigDocument[] = [];
  const problems: Problem[] = [];
  for (const root of parsed.roots) {
    const tree = plainTree(root);
    for (const { node, ...problem } of tree.problems) {
      const place = position(node?.range?.[0] ?? 0);
      problems.push({ severity: 'error', file: source.file, ...place, ...problem });
    }
    if (root !== null) documents.push(located(source, root, tree.value, tree.aliases, position));
  }
  return { documents: problems.length > 0 ? [] : documents, problems };
}

type ParsedText =
  | { readonly kind: 'parsed'; readonly roots: readonly (Node | null)[] }
  | { readonly kind: 'failed'; readonly offset: number; readonly message: string };

function parseText(text: string, lineCounter: LineCounter): ParsedText {
  const intricacy = tooIntricate(text);
  if (intricacy !== null) {
    countLines(text.slice(0, intricacy.offset), lineCounter);
    return { kind: 'failed', ...intricacy };
  }
  try {
    const parsed = parseAllDocuments(text, {
      lineCounter,
      prettyErrors: false,
      // Keys are compared in plainTree; the parser's own comparison is quadratic.
      uniqueKeys: false,
      schema: 'core',
      merge: false,
      resolveKnownTags: false,
      logLevel: 'silent',
    });
    const documents = Array.isArray(parsed) ? parsed : [];
    for (const document of documents) {
      const fault = document.errors[0] ?? document.warnings[0];
      if (fault) return { kind: 'failed', offset: fault.pos[0], message: plainly(fault.message) };
    }
    const contents = documents.map((document) => document.contents as Node | null);
    return {
      kind: 'parsed',
      roots: contents.map((root) => (isScalar(root) && root.value === null ? null : root)),
    };
  } catch (fault) {
    // The parser recurses: what is nested thousands deep exhausts the stack.
    return { kind: 'failed', offset: 0, message: plainly(String(fault)) };
  }
}

/** What the parser does on its way; needed where it is not even started. */
function countLines(text: string, lineCounter: LineCounter): void {
  lineCounter.addNewLine(0);
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    lineCounter.addNewLine(at + 1);
  }
}

function plainly(message: string): string {
  return message.includes('call stack') ? 'nested too deeply' : message;
}

function syntaxProblem(file: string, place: Position, message: string): Problem {
  return {
    severity: 'error',
    code: 'yaml-syntax',
    file,
    ...place,
    message: `this is not valid YAML: ${message.replace(/[.\s]+$/, '')}`,
    suggestion: null,
  };
}

function located(
  source: SourceText,
  root: Node,
  value: unknown,
  aliases: ReadonlyMap<Alias, Node>,
  position: (offset: number) => Position,
): ConfigDocument {
  const follow = (node: unknown): unknown => (isAlias(node) ? aliases.get(node) : node);

  /** The pair or node that a path leads to, and the last node on the way that exists. */
  function find(path: Path): { pair: Pair | null; node: Node } {
    let node: Node = root;
    let pair: Pair | null = null;
    for (const step of path) {
      const parent = follow(node);
      let next: unknown;
      if (isMap(parent)) {
        pair = parent.items.find((item) => keyText(item.key) === String(step)) ?? null;
        next = pair?.value ?? pair?.key;
      } else if (isSeq(parent)) {
        pair = null;
        next = parent.items[Number(step)];
      }
      if (next === null || next === undefined) return { pair: null, node };
      node = next as Node;
    }
    return { pair, node };
  }

  const start = (node: unknown): Position => position((node as Node | null)?.range?.[0] ?? 0);
  return {
    file: source.file,
    value,
    at: (path) => start(find(path).node),
    atKey: (path) => {
      const { pair, node } = find(path);
      return start(pair?.key ?? node);
    },
    within: (path, offset) => {
      const node = follow(find(path).node);
      if (!isScalar(node) || typeof node.value !== 'string') return start(node);
      return position(offsetInScalar(source.text, node, node.value, offset));
    },
  };
}
