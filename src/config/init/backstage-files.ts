import { posix } from 'node:path';
import { member, parseYaml } from '../plain-data.ts';
import type { RepositoryFiles } from './repository-files.ts';

/** Backstage files of a repository and what they already describe. */
export interface BackstageFiles {
  readonly paths: readonly string[];
  /** Folders below the top that hold one. */
  readonly folders: ReadonlySet<string>;
  /** Names of entities. */
  readonly names: ReadonlySet<string>;
}

const MOST_FILES = 2000;

export async function findBackstage(files: RepositoryFiles): Promise<BackstageFiles> {
  const paths = files.paths
    .filter((path) => /(?:^|\/)catalog-info\.ya?ml$/.test(path))
    .slice(0, MOST_FILES);
  const names = new Set<string>();
  for (const path of paths) {
    for (const document of parseYaml((await files.read(path)) ?? '')) {
      const name = member(document, 'metadata', 'name');
      if (typeof name === 'string') names.add(name);
    }
  }
  const folders = new Set(
    paths.map((path) => posix.dirname(path)).filter((folder) => folder !== '.'),
  );
  return { paths, folders, names };
}
