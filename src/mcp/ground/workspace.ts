import { realpathSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { ToolFault } from './tool-fault.ts';

/** The one folder that an agent may ask about through these tools. Symbolic links are followed first. */
export interface Workspace {
  /** Absolute, links resolved. */
  readonly root: string;
  /** Where relative paths start: the folder the process runs in, links resolved. */
  readonly cwd: string;
  /** Absolute path of a folder inside. Throws `ToolFault` on one that is outside or not there. */
  readonly folder: (path: string | undefined) => string;
  /** Text of a file inside. Throws `ToolFault` on one that is outside, not there or too large. */
  readonly text: (path: string) => Promise<string>;
  /** A path as rules name it: below the root, forward slashes. Need not be there. Throws on one outside. */
  readonly place: (path: string) => string;
  /** Whether an absolute path, links resolved as far as they lead, lies inside. */
  readonly holds: (path: string) => boolean;
}

const LARGEST_FILE = 16 * 1024 * 1024;

export function openWorkspace(folder: string, start: string): Workspace {
  const root = realpathSync(folder);
  const cwd = realpathSync(start);
  const holds = (path: string) => isWithin(root, realest(path));
  const inside = (path: string) => {
    const absolute = realest(resolve(cwd, path));
    if (isWithin(root, absolute)) return absolute;
    throw new ToolFault(
      `${shown(path)} is outside the workspace. Only files inside it are looked at.`,
    );
  };
  return {
    root,
    cwd,
    holds,
    folder: (path) => {
      const absolute = path === undefined ? cwd : inside(path);
      if (statSync(absolute, { throwIfNoEntry: false })?.isDirectory() === true) return absolute;
      throw new ToolFault(`${shown(path ?? '.')} is no folder in the workspace.`);
    },
    text: async (path) => {
      const absolute = inside(path);
      const stat = statSync(absolute, { throwIfNoEntry: false });
      if (stat === undefined) throw new ToolFault(`${shown(path)} is not there.`);
      if (!stat.isFile()) throw new ToolFault(`${shown(path)} is not a file.`);
      if (stat.size > LARGEST_FILE) {
        throw new ToolFault(`${shown(path)} is larger than ${LARGEST_FILE / 1024 / 1024} MiB.`);
      }
      return readFile(absolute, 'utf8');
    },
    place: (path) => {
      const lexical = isAbsolute(path) ? resolve(path) : resolve(cwd, path);
      const below = [lexical, realest(lexical)].find((each) => isWithin(root, each));
      if (below === undefined) throw new ToolFault(`${shown(path)} is outside the workspace.`);
      return relative(root, below).split(sep).join('/');
    },
  };
}

/** The path with every link on it resolved; what is not there yet is added to what is. */
function realest(path: string): string {
  const missing: string[] = [];
  for (let at = path; ; at = dirname(at)) {
    try {
      return join(realpathSync(at), ...missing);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if ((code !== 'ENOENT' && code !== 'ENOTDIR') || at === dirname(at)) return '/';
      missing.unshift(basename(at));
    }
  }
}

function isWithin(root: string, path: string): boolean {
  return path === root || path.startsWith(root.endsWith(sep) ? root : `${root}${sep}`);
}

function shown(path: string): string {
  return path.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ').slice(0, 200);
}
