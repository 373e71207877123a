import { posix } from 'node:path';
import type { SystemClue } from './discovery.ts';
import type { RepositoryFiles } from './repository-files.ts';

const MOST_PACKAGES = 500;

/** Folders that hold a file of this name and fit a glob of the workspace. A leading `!` takes out. */
export function foldersWith(
  files: RepositoryFiles,
  name: string,
  globs: readonly string[],
): string[] {
  const wanted = globs.filter((glob) => !glob.startsWith('!')).map(toExpression);
  const unwanted = globs
    .filter((glob) => glob.startsWith('!'))
    .map((glob) => toExpression(glob.slice(1)));
  return files.paths
    .filter((path) => path.endsWith(`/${name}`))
    .map((path) => posix.dirname(path))
    .filter((folder) => wanted.some((glob) => glob.test(folder)))
    .filter((folder) => !unwanted.some((glob) => glob.test(folder)))
    .slice(0, MOST_PACKAGES);
}

function toExpression(glob: string): RegExp {
  const body = posix
    .normalize(glob)
    .replace(/\/$/, '')
    .replace(/[.+^${}()|[\]\\?]/g, '\\$&')
    .replace(/\*\*\/?|\*/g, (star) => (star === '*' ? '[^/]*' : '.*'));
  return new RegExp(`^${body}$`);
}

/** A member of a workspace, with the names it is known by and those it needs. */
export interface Member {
  readonly folder: string;
  readonly name: string;
  /** What other members write to need it. */
  readonly knownAs: string;
  readonly needs: readonly string[];
  readonly manifest: string;
  readonly reason: string;
}

/** Members as clues; of what they need only other members are kept. */
export function cluesOf(members: readonly Member[]): SystemClue[] {
  const names = new Map(members.map(({ knownAs, name }) => [knownAs, name]));
  return members.map(({ folder, name, knownAs, needs, manifest, reason }) => ({
    name,
    paths: [`${folder}/**`],
    reasons: [reason],
    needs: [...new Set(needs)].flatMap((need) => {
      const on = need === knownAs ? undefined : names.get(need);
      return on === undefined ? [] : [{ on, via: manifest }];
    }),
  }));
}
