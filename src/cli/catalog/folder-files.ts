import { readdir, lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listFiles } from '../../config/init/repository-files.ts';
import type { RepositoryFiles } from '../../config/init/repository-files.ts';

const SKIPPED = new Set(['node_modules', 'vendor', 'dist', 'target', 'build']);
const MOST_FILES = 50_000;
const LARGEST_FILE = 8 * 1024 * 1024;

/** The files of a folder: those that git tracks, or all of them where git tracks none. */
export async function folderFiles(root: string): Promise<RepositoryFiles> {
  const tracked = await listFiles(root);
  return tracked !== null && tracked.paths.length > 0 ? tracked : await walk(root);
}

/** Hidden folders, what tools have built and symbolic links are passed over. */
async function walk(root: string): Promise<RepositoryFiles> {
  const paths: string[] = [];
  const waiting = [''];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isFile()) paths.push(path);
      else if (entry.isDirectory() && !entry.name.startsWith('.') && !SKIPPED.has(entry.name)) {
        waiting.push(path);
      }
    }
    if (paths.length > MOST_FILES) break;
  }
  return {
    paths: paths.toSorted().slice(0, MOST_FILES),
    cut: paths.length > MOST_FILES,
    read: async (path) => {
      const file = join(root, path);
      const found = await lstat(file).catch(() => null);
      if (found?.isFile() !== true || found.size > LARGEST_FILE) return null;
      return readFile(file, 'utf8').catch(() => null);
    },
  };
}
