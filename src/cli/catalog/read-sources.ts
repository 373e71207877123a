import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { isGraphFile, parseGraphText, readGraphFile } from '../../config/graph/read.ts';
import type { GraphFacts } from '../../core/catalog/facts.ts';
import { InputError } from '../../readers/types.ts';
import { SOURCE_IDS, findSource, folderSources, sourceById } from '../../sources/registry.ts';
import type { GraphSource, SourceFile } from '../../sources/types.ts';
import type { CliContext } from '../context.ts';
import { UsageError } from '../faults.ts';
import { didYouMean } from '../../config/suggest.ts';
import { fetchExport, isAddress, scopeOf } from './export-address.ts';
import { folderFiles } from './folder-files.ts';

export interface ReadingSources {
  /** Id of the source to read with; told by the content when left out. */
  readonly from?: string;
  /** Name of the variable with the token for addresses. */
  readonly tokenEnv?: string;
  /** Says what was passed over. */
  readonly say: (line: string) => void;
}

const HEAD = 64 * 1024;
const LARGEST = 400 * 1024 * 1024;

/** Reads files, folders, addresses and `-`. Throws `InputError` or `UsageError` for the first that can't be. */
export async function readSources(
  places: readonly string[],
  options: ReadingSources,
  context: CliContext,
): Promise<readonly GraphFacts[]> {
  const chosen = await chosenSource(options.from);
  const facts: GraphFacts[] = [];
  for (const place of places) {
    if (isAddress(place)) {
      const text = await fetchExport(place, options.tokenEnv, context.env);
      facts.push(...(await readOne({ path: scopeOf(place), text }, context.now(), chosen)));
    } else if (place === '-') {
      facts.push(
        ...(await readOne(
          { path: '-', text: await standardInput(context) },
          context.now(),
          chosen,
        )),
      );
    } else {
      facts.push(...(await readPath(place, chosen, options, context)));
    }
  }
  return facts;
}

async function chosenSource(from: string | undefined): Promise<GraphSource | null> {
  if (from === undefined) return null;
  const source = await sourceById(from);
  if (source !== null) return source;
  const hint = didYouMean(from, SOURCE_IDS) ?? `Choose one of: ${SOURCE_IDS.join(', ')}`;
  throw new UsageError(`--from ${from}: there is no such source. ${hint}`);
}

async function readPath(
  path: string,
  chosen: GraphSource | null,
  { say }: ReadingSources,
  context: CliContext,
): Promise<readonly GraphFacts[]> {
  const absolute = resolve(context.cwd, path);
  const found = await stat(absolute).catch((cause: unknown) => {
    throw new InputError(path, 'there is no such file', 'Check the path', { cause });
  });
  if (found.isDirectory()) return readFolder(path, absolute, chosen, say, context.now());
  if (isGraphFile(path)) return readGraphFile(absolute);
  if (found.size > LARGEST)
    throw new InputError(path, 'it is larger than 400 MB', 'Export a part at a time');
  const text = await readFile(absolute, 'utf8').catch((cause: unknown) => {
    throw new InputError(path, 'it cannot be read', 'Check who may read it', { cause });
  });
  // An export is as old as its file; one that lies around must not look fresh.
  const written = found.mtime.toISOString();
  const now = context.now();
  return readOne({ path, text }, written < now ? written : now, chosen);
}

async function readOne(
  file: SourceFile,
  at: string,
  chosen: GraphSource | null,
): Promise<readonly GraphFacts[]> {
  const head = file.text.slice(0, HEAD).replace(/^\uFEFF/, '');
  if (/^\s*\{"format":"holdpoint-graph"/.test(head)) return parseGraphText(file.path, file.text);
  const source = chosen ?? (await findSource(head, file.path));
  if (source === null) {
    throw new InputError(
      file.path,
      'no source knows this export',
      `Say which it is with --from: ${SOURCE_IDS.join(', ')}`,
    );
  }
  return [await source.read({ scope: file.path, at, files: [file] })];
}

/** Every source takes what it wants of a folder; a file that one of them cannot read is left out and told. */
async function readFolder(
  path: string,
  root: string,
  chosen: GraphSource | null,
  say: (line: string) => void,
  at: string,
): Promise<readonly GraphFacts[]> {
  const files = await folderFiles(root);
  if (files.cut) say(`${path}: there are too many files to look at all of them`);
  const facts: GraphFacts[] = [];
  for (const source of chosen === null ? await folderSources() : [chosen]) {
    const wanted: SourceFile[] = [];
    for (const name of files.paths.filter((one) => source.wants?.(one) === true)) {
      const text = await files.read(name);
      if (text === null) say(`${path}/${name}: too large or not readable, left out`);
      else wanted.push({ path: name, text });
    }
    const readable = await readableOf(source, wanted, path, say);
    if (readable.length > 0) facts.push(await source.read({ scope: path, at, files: readable }));
  }
  if (facts.length > 0) return facts;
  const advice = `Name an export, or say with --from which files to look for`;
  throw new InputError(path, 'nothing in this folder is known to any source', advice);
}

/** One template among a thousand manifests must not hide the others. */
async function readableOf(
  source: GraphSource,
  files: readonly SourceFile[],
  path: string,
  say: (line: string) => void,
): Promise<readonly SourceFile[]> {
  if (source.skipsUnreadable !== true) return files;
  const readable: SourceFile[] = [];
  for (const file of files) {
    try {
      await source.read({ scope: path, at: '1970-01-01T00:00:00.000Z', files: [file] });
      readable.push(file);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      say(`left out: ${error.message}`);
    }
  }
  return readable;
}

async function standardInput(context: CliContext): Promise<string> {
  const decoder = new TextDecoder();
  const pieces: string[] = [];
  let size = 0;
  for await (const chunk of context.stdin as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > LARGEST)
      throw new InputError('-', 'it is larger than 400 MB', 'Export a part at a time');
    pieces.push(decoder.decode(chunk, { stream: true }));
  }
  pieces.push(decoder.decode());
  return pieces.join('');
}
