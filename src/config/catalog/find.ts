import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigError } from '../problem.ts';
import { fileProblem } from '../yaml/source.ts';

const CATALOG_NAME = /^(?:(?:catalog|catalog-info|.+\.catalog)\.ya?ml|.+\.graph\.jsonl)$/i;
const SKIPPED = new Set(['node_modules', 'vendor', 'dist', 'target']);
const MAX_FILES = 20_000;

/**
 * The catalog files that paths stand for, sorted within each directory: a file is itself, a directory
 * every `catalog.yaml`, `catalog-info.yaml`, `NAME.catalog.yaml` and `NAME.graph.jsonl` below it. Symbolic links and hidden
 * folders are not followed. Throws `ConfigError` for a directory with none in it.
 */
export async function findCatalogFiles(paths: readonly string[]): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const path of paths) {
    if (!(await isDirectory(path))) {
      found.add(path);
      continue;
    }
    const inside = await below(path);
    if (inside.length === 0) {
      const advice = 'Name a file, or write a catalog.yaml there.';
      throw new ConfigError([
        fileProblem(path, 'no-catalog', 'no catalog.yaml or catalog-info.yaml lies here', advice),
      ]);
    }
    for (const file of inside) found.add(file);
  }
  return [...found];
}

async function isDirectory(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    // Reading it as a file says what is wrong with it.
    return false;
  }
}

async function below(root: string): Promise<readonly string[]> {
  const files: string[] = [];
  const waiting = [root];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    for (const entry of await entriesOf(folder)) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && !entry.name.startsWith('.') && !SKIPPED.has(entry.name)) {
        waiting.push(path);
      } else if (entry.isFile() && CATALOG_NAME.test(entry.name)) {
        files.push(path);
      }
    }
    if (files.length > MAX_FILES) {
      const message = `more than ${MAX_FILES} catalog files lie below this directory`;
      throw new ConfigError([fileProblem(root, 'too-many', message, 'Name them more narrowly.')]);
    }
  }
  return files.toSorted();
}

async function entriesOf(folder: string) {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (cause) {
    const problem = fileProblem(folder, 'unreadable', 'the directory cannot be read', null);
    throw new ConfigError([problem], { cause });
  }
}
