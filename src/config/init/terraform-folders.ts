import { posix } from 'node:path';
import type { SystemClue } from './discovery.ts';
import { environmentsInPath, kindOfName } from './environment-words.ts';
import type { RepositoryFiles } from './repository-files.ts';

const CONTAINERS = new Set([
  'envs',
  'env',
  'environments',
  'environment',
  'live',
  'stacks',
  'accounts',
]);
const APART = /(?:^|\/)(?:modules|examples?|tests?|testdata|fixtures|\.terraform)(?:\/|$)/;

/** Folders that hold Terraform or OpenTofu files, sorted. */
export function terraformFolders(files: RepositoryFiles): string[] {
  const folders = files.paths
    .filter((path) => /\.(?:tf|tofu|tf\.json)$/.test(path))
    .map((path) => posix.dirname(path));
  return [...new Set(folders)].toSorted();
}

/**
 * Terraform folders as systems: those that differ only in the environment they are for are one. Modules
 * and examples are not applied by themselves.
 */
export function terraformSystems(folders: readonly string[]): SystemClue[] {
  const groups = new Map<string, string[]>();
  for (const folder of folders.filter((path) => !APART.test(`${path}/`))) {
    const stem = folder
      .split('/')
      .filter((segment) => kindOfName(segment) === null && !CONTAINERS.has(segment))
      .join('/');
    const key = stem === '' || stem === '.' ? 'infrastructure' : stem;
    groups.set(key, [...(groups.get(key) ?? []), folder]);
  }
  return [...groups].map(([stem, inside]) => ({
    name: stem,
    environments: [...new Set(inside.flatMap(environmentsInPath))].toSorted(),
    paths: inside.map((folder) => (folder === '.' ? '*.tf' : `${folder}/**`)),
    reasons: [
      `${inside.slice(0, 3).join(', ')}${inside.length > 3 ? ', …' : ''} hold Terraform files`,
    ],
  }));
}
