/** A world out of memory: for tests, and for replays of calls whose machine is not at hand. */
import type { FileLook, Repository, ShellWorld } from './types.ts';

export interface MemoryWorld {
  /** Text by absolute path. Folders follow from the paths. */
  readonly files?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly home?: string;
  readonly repository?: Partial<Repository> | null;
  readonly platform?: ShellWorld['platform'];
}

export function memoryWorld(given: MemoryWorld = {}): ShellWorld {
  const files = new Map(Object.entries(given.files ?? {}));
  const cwd = given.cwd ?? '/work/app';
  const home = given.home ?? '/home/dev';
  const isFolder = (path: string) =>
    path === '/' ||
    [cwd, home, '/tmp', '/etc', '/work'].includes(path) ||
    [...files.keys()].some((each) => each.startsWith(`${path}/`));
  const repository: Repository | null =
    given.repository === null
      ? null
      : {
          root: cwd,
          gitFolder: `${cwd}/.git`,
          branch: 'feature',
          defaultBranch: 'main',
          remotes: new Map([['origin', 'git@github.com:acme/app.git']]),
          commitOf: () => null,
          stateOf: (path) => (files.has(path) || isFolder(path) ? 'clean' : 'unknown'),
          isDirty: () => false,
          ...given.repository,
        };
  const look = (path: string, limit = 256 * 1024): FileLook => {
    const text = files.get(path);
    if (text === undefined) return isFolder(path) ? { kind: 'folder' } : { kind: 'missing' };
    return text.length > limit ? { kind: 'closed', why: 'too large' } : { kind: 'text', text };
  };
  return {
    cwd,
    home,
    user: 'dev',
    platform: given.platform ?? 'posix',
    env: given.env ?? {},
    workspace: repository?.root ?? cwd,
    look,
    kindOf: (path) =>
      files.has(path)
        ? 'file'
        : isFolder(path)
          ? 'folder'
          : path.startsWith('/dev/')
            ? 'device'
            : 'missing',
    list: (path) => {
      if (!isFolder(path)) return null;
      const prefix = path === '/' ? '/' : `${path}/`;
      return [
        ...new Set(
          [...files.keys()]
            .filter((each) => each.startsWith(prefix))
            .map((each) => each.slice(prefix.length).split('/')[0] ?? ''),
        ),
      ].toSorted();
    },
    repositoryAt: (path) =>
      repository !== null && (path === repository.root || path.startsWith(`${repository.root}/`))
        ? repository
        : null,
  };
}
