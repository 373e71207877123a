import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Language, Parser } from '@vscode/tree-sitter-wasm';

type Library = {
  readonly Parser: typeof Parser;
  readonly Language: typeof Language;
};

export type GrammarName = 'typescript' | 'tsx' | 'javascript' | 'python' | 'go' | 'java';

/** A grammar with a parser of its own, and the names behind its numbers. */
export interface Grammar {
  readonly name: GrammarName;
  readonly parser: Parser;
  readonly types: readonly string[];
  /** False for punctuation and keywords. */
  readonly named: readonly boolean[];
  readonly fields: readonly (string | null)[];
}

let library: Promise<Library> | null = null;
const grammars = new Map<GrammarName, Promise<Grammar>>();

/** Loads a grammar the first time that one of its files is met. Throws when the installation lacks it. */
export function loadGrammar(name: GrammarName): Promise<Grammar> {
  const known = grammars.get(name);
  if (known !== undefined) return known;
  const loading = load(name);
  grammars.set(name, loading);
  return loading;
}

/** Drops a grammar whose parser has aborted; the next file gets a new one. */
export function dropGrammar(name: GrammarName): void {
  grammars.delete(name);
}

async function load(name: GrammarName): Promise<Grammar> {
  library ??= loadLibrary();
  const { Parser, Language } = await library;
  const address = import.meta.resolve(`@vscode/tree-sitter-wasm/wasm/tree-sitter-${name}.wasm`);
  const language = await Language.load(await readFile(fileURLToPath(address)));
  const parser = new Parser();
  parser.setLanguage(language);
  const named = language.types.map((_type, id) => language.nodeTypeIsNamed(id));
  return { name, parser, types: language.types, named, fields: language.fields };
}

async function loadLibrary(): Promise<Library> {
  const address = import.meta.resolve('@vscode/tree-sitter-wasm/wasm/tree-sitter.js');
  const module = (await import(address)) as { readonly default: Library };
  await module.default.Parser.init();
  return module.default;
}
