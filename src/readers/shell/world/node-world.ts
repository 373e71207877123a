/** The world of this machine, looked up when first asked for and remembered. Nothing is run or written. */
import { opendirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { openRepository } from './git/repository.ts';
import { isMissing, readFile } from './read-file.ts';
import type { PathKind, Repository, ShellWorld } from './types.ts';

export interface NodeWorld {
  readonly cwd: string;
  readonly home: string | null;
  readonly user: string | null;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform?: ShellWorld['platform'];
  /** When the agent was started, in milliseconds since 1970; null or left out where nobody can tell. */
  readonly agentStartedAt?: () => number | null;
}

const USUAL_LIMIT = 256 * 1024;
const MOST_NAMES = 1000;

export function nodeWorld(given: NodeWorld): ShellWorld {
  const { cwd, home, user, env, platform = 'posix' } = given;
  const repositories = new Map<string, Repository | null>();
  const kinds = new Map<string, PathKind>();
  const repositoryAt = (path: string): Repository | null => {
    const met: string[] = [];
    let found: Repository | null = null;
    for (let folder = path; ; folder = dirname(folder)) {
      const known = repositories.get(folder);
      if (known !== undefined) {
        found = known;
        break;
      }
      met.push(folder);
      found = openRepository(folder);
      if (found !== null || folder === dirname(folder)) break;
    }
    for (const folder of met) repositories.set(folder, found);
    return found;
  };
  let workspace: string | null = null;
  return {
    cwd,
    home,
    user,
    platform,
    env,
    get workspace() {
      workspace ??= repositoryAt(cwd)?.root ?? cwd;
      return workspace;
    },
    look: (path, limit = USUAL_LIMIT) => readFile(path, limit),
    kindOf: (path) => {
      const known = kinds.get(path) ?? kindOf(path);
      kinds.set(path, known);
      return known;
    },
    list,
    repositoryAt,
    isOlderThanAgent: (path) => {
      const started = given.agentStartedAt?.() ?? null;
      if (started === null) return false;
      try {
        const written = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
        return written !== undefined && written < started;
      } catch {
        return false;
      }
    },
  };
}

function kindOf(path: string): PathKind {
  try {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat === undefined) return 'missing';
    if (stat.isFile()) return 'file';
    if (stat.isDirectory()) return 'folder';
    return stat.isBlockDevice() || stat.isCharacterDevice() ? 'device' : 'unknown';
  } catch (fault) {
    return isMissing(fault) ? 'missing' : 'unknown';
  }
}

function list(path: string): readonly string[] | null {
  try {
    const folder = opendirSync(path);
    try {
      const names: string[] = [];
      for (let entry = folder.readSync(); entry !== null; entry = folder.readSync()) {
        names.push(entry.name);
        if (names.length >= MOST_NAMES) break;
      }
      return names.toSorted();
    } finally {
      folder.closeSync();
    }
  } catch {
    return null;
  }
}
