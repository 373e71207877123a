import { dirname, posix } from 'node:path';

/** Addresses of folders in hosted repositories, up to where the path inside begins. */
const HOSTED = [
  // GitHub, Gitea: /owner/repo/tree/branch/path
  /^\/[^/]+\/[^/]+\/(?:tree|blob|src\/branch)\/[^/]+\/(.*)$/,
  // GitLab: /group/…/repo/-/tree/branch/path
  /\/-\/(?:tree|blob)\/[^/]+\/(.*)$/,
  // Bitbucket: /owner/repo/src/branch/path
  /^\/[^/]+\/[^/]+\/src\/[^/]+\/(.*)$/,
];

/**
 * The globs that an entity's source covers: from `backstage.io/source-location` where it names a folder,
 * else the folder of the file. Both are taken as paths in the repository that is being judged. An entity
 * at the root of a repository would claim everything in it, so it claims nothing.
 */
export function sourcePaths(location: string | null, file: string): readonly string[] {
  const folder = location === null ? dirname(file) : folderOf(location, file);
  if (folder === null) return [];
  const clean = posix.normalize(folder.replaceAll('\\', '/')).replace(/^\.?\/+|\/+$/g, '');
  return clean === '' || clean === '.' || clean.startsWith('..') ? [] : [`${clean}/**`];
}

function folderOf(location: string, file: string): string | null {
  const [type, target] = [location.split(':', 1)[0], location.slice(location.indexOf(':') + 1)];
  if (type === 'dir' || type === 'file') return posix.join(dirname(file), target.trim());
  if (type !== 'url' || !URL.canParse(target.trim())) return null;
  const { pathname } = new URL(target.trim());
  for (const pattern of HOSTED) {
    const inside = pattern.exec(pathname)?.[1];
    if (inside !== undefined) return decoded(inside);
  }
  return null;
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    // Not an address that anything could be found at.
    return null;
  }
}
