/**
 * Puts the chunks that esbuild makes of the guard into a few files: one of all that most calls need, and one
 * for each group of tools that is seldom met. A chunk becomes a function that runs when it is asked for.
 */
import { basename } from 'node:path';
import type { Metafile, OutputFile } from 'esbuild';

/** What most calls of agents need besides the guard itself: these lie in its own file. */
const OFTEN: ReadonlySet<string> = new Set([
  'src/cli/guard/run.ts',
  'src/readers/shell/tools/git/tools.ts',
  'src/readers/shell/tools/local/reading/tools.ts',
  'src/readers/shell/tools/local/files/tools.ts',
  'src/readers/shell/tools/local/paths/overwrite.ts',
  'src/readers/tool-call/read-tool-call.ts',
]);

/** A chunk that several parts need is copied into none of them: one larger than this has a file of its own. */
const LARGE = 50_000;

interface Chunk {
  readonly file: string;
  readonly entry: string | null;
  readonly text: string;
  readonly needs: readonly string[];
}

/** Text of every part by its name. */
export function packParts(metafile: Metafile, files: readonly OutputFile[]): Map<string, string> {
  const texts = new Map(files.map(({ path, text }) => [basename(path), text]));
  const chunks = Object.entries(metafile.outputs).map(([path, { entryPoint, imports }]): Chunk => {
    const file = basename(path);
    const text = texts.get(file) ?? '';
    const needs = imports
      .filter(({ kind, external }) => kind === 'import-statement' && external !== true)
      .map((each) => basename(each.path));
    return { file, entry: entryPoint ?? null, text, needs };
  });
  const partOf = partsOf(chunks);
  const idOf = (file: string) => `${partOf.get(file) ?? ''}#${nameOf(file)}`;
  const parts = new Map<string, string[]>();
  for (const chunk of chunks) {
    const name = partOf.get(chunk.file) ?? '';
    const own = parts.get(name) ?? [];
    own.push(`${JSON.stringify(nameOf(chunk.file))}:${asFunction(chunk.text, idOf)}`);
    parts.set(name, own);
  }
  return new Map(
    [...parts].map(([name, functions]) => [name, `"use strict";({${functions.join(',\n')}})\n`]),
  );
}

function partsOf(chunks: readonly Chunk[]): ReadonlyMap<string, string> {
  const byFile = new Map(chunks.map((chunk) => [chunk.file, chunk]));
  const parts = new Map<string, string>();
  const often = (file: string): void => {
    if (parts.has(file)) return;
    parts.set(file, 'guard');
    byFile.get(file)?.needs.forEach(often);
  };
  for (const { file, entry } of chunks) if (entry !== null && OFTEN.has(entry)) often(file);
  for (const { file, entry, text } of chunks) {
    if (parts.has(file)) continue;
    const own = entry === null ? (text.length > LARGE ? nameOf(file) : 'shared') : partName(entry);
    parts.set(file, own);
  }
  return parts;
}

/** `src/readers/shell/tools/aws/tools.ts` → `aws-tools`. */
function partName(entry: string): string {
  return entry.replace(/\.ts$/, '').split('/').slice(-2).join('-');
}

function nameOf(file: string): string {
  return file.replace(/\.js$/, '');
}

/** Names that nothing in a chunk can have, whatever esbuild calls what it minifies. */
const NOW = 'PART_NEEDED_NOW';
const LATER_ON = 'PART_NEEDED_LATER';

const IMPORT =
  /\bimport\s*(?:([\w$]+)\s*,?\s*)?(?:\{([^{}]*)\}|\*\s*as ([\w$]+))?(?:\s*from)?\s*"(\.\/[\w./-]+|node:\w+)";?/g;
const LATER = /\bimport\("(\.\/[\w./-]+|node:\w+)"\)/g;
const EXPORT = /\bexport\s*\{([^{}]*)\};?\s*$/;

/** A minified module of esbuild as a function. What is no such module any more does not start, and no build passes. */
function asFunction(text: string, idOf: (file: string) => string): string {
  const imports: string[] = [];
  const body = text
    .trim()
    .replaceAll(IMPORT, (_, byDefault?: string, names?: string, all?: string, from = '') => {
      const source = `${NOW}(${JSON.stringify(addressOf(from, idOf))})`;
      const taken = all ?? byDefault ?? (names && `{${names.replaceAll(/\s+as\s+/g, ':')}}`);
      imports.push(taken === undefined ? `${source};` : `const ${taken}=${source};`);
      return '';
    })
    .replaceAll(
      LATER,
      (_, from: string) => `${LATER_ON}(${JSON.stringify(addressOf(from, idOf))})`,
    );
  const exported = (EXPORT.exec(body)?.[1] ?? '')
    .split(',')
    .filter((each) => each !== '')
    .map((each) => each.split(/\s+as\s+/))
    .map(([local, name = local]) => `${name}:${local}`);
  const rest = body.replace(EXPORT, '');
  return `function(${NOW},${LATER_ON},__dirname){${imports.join('')}${rest}return{${exported.join(',')}}}`;
}

function addressOf(from: string, idOf: (file: string) => string): string {
  return from.startsWith('node:') || from.startsWith('./seldom/') ? from : idOf(basename(from));
}
