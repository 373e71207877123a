import { readFile, readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { sha256 } from '../../engine/sha256.ts';
import { filePair } from '../../readers/file-pair.ts';
import type { Part } from '../../readers/read-change.ts';
import { readVersions } from '../../readers/read-versions.ts';
import { InputError, NO_FACTS } from '../../readers/types.ts';
import type { FilePair, WorldFacts } from '../../readers/types.ts';
import { UsageError } from '../faults.ts';

const MOST_FILES = 20_000;
const LARGEST_FILE = 256 * 1024 * 1024;

/** Reads what it means that `paths` (exactly one) takes the place of `before`. Throws `InputError`. */
export async function readReplaced(
  before: string,
  paths: readonly string[],
  cwd: string,
  facts: WorldFacts = NO_FACTS,
): Promise<Part> {
  const [after, ...more] = paths;
  if (after === undefined || more.length > 0) {
    throw new UsageError('--before takes one PATH beside it: the version that comes after');
  }
  const pairs = await pairsOf(before, after, cwd);
  return readVersions(pairs, { sha256, facts });
}

async function pairsOf(before: string, after: string, cwd: string): Promise<readonly FilePair[]> {
  const [old, now] = await Promise.all([isFolder(before, cwd), isFolder(after, cwd)]);
  if (old !== now) {
    throw new InputError(
      before,
      old
        ? 'is a folder, and what comes after is a file'
        : 'is a file, and what comes after is not',
      'Name two files or two folders',
    );
  }
  if (!old) {
    const [from, to] = [await textAt(before, cwd), await textAt(after, cwd)];
    return [pairOf(basename(after), { before, after }, from, to)];
  }
  const names = [...(await filesBelow(before, cwd)), ...(await filesBelow(after, cwd))];
  const pairs: FilePair[] = [];
  for (const name of [...new Set(names)].toSorted()) {
    const sources = { before: join(before, name), after: join(after, name) };
    const from = await textAt(sources.before, cwd, null);
    const to = await textAt(sources.after, cwd, null);
    pairs.push(pairOf(name, sources, from, to));
  }
  return pairs;
}

function pairOf(
  path: string,
  sources: FilePair['sources'],
  before: string | null,
  after: string | null,
): FilePair {
  return filePair({ path, before, after, sources, inRepository: false });
}

async function isFolder(path: string, cwd: string): Promise<boolean> {
  const found = await stat(resolve(cwd, path)).catch((cause: unknown) => {
    throw new InputError(path, 'no such file', 'Check the path', { cause });
  });
  return found.isDirectory();
}

async function textAt(path: string, cwd: string): Promise<string>;
async function textAt(path: string, cwd: string, missing: null): Promise<string | null>;
async function textAt(path: string, cwd: string, missing?: null): Promise<string | null> {
  const absolute = resolve(cwd, path);
  try {
    if ((await stat(absolute)).size > LARGEST_FILE) {
      throw new InputError(path, 'is larger than 256 MiB', 'Compare its parts one by one');
    }
    return await readFile(absolute, 'utf8');
  } catch (cause) {
    if (cause instanceof InputError) throw cause;
    if (missing === null && (cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new InputError(path, 'cannot be read', 'Check that it is a file you may read', { cause });
  }
}

/** Paths below a folder with forward slashes, hidden folders left out, links not followed. */
async function filesBelow(folder: string, cwd: string): Promise<readonly string[]> {
  const files: string[] = [];
  const waiting = [''];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const entries = await readdir(resolve(cwd, folder, at), { withFileTypes: true });
    for (const entry of entries) {
      const path = at === '' ? entry.name : `${at}/${entry.name}`;
      if (entry.isDirectory() && entry.name !== '.git') waiting.push(path);
      else if (entry.isFile()) files.push(path);
    }
    if (files.length > MOST_FILES) {
      throw new InputError(
        folder,
        `more than ${MOST_FILES} files lie in it`,
        'Name a smaller folder',
      );
    }
  }
  return files;
}
