/** The world of this machine, looked up when first asked for and remembered. Nothing is run or written. */
import { closeSync, fstatSync, openSync, opendirSync, readSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { openRepository } from './git/repository.ts';
import type { FileLook, PathKind, Repository, ShellWorld } from './types.ts';

export interface NodeWorld {
  readonly cwd: string;
  readonly home: string | null;
  readonly user: string | null;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform?: ShellWorld['platform'];
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
    look,
    kindOf: (path) => {
      const known = kinds.get(path) ?? kindOf(path);
      kinds.set(path, known);
      return known;
    },
    list,
    repositoryAt,
  };
}

function look(path: string, limit = USUAL_LIMIT): FileLook {
  let file: number | null = null;
  try {
    const stat = statSync(path);
    if (stat.isDirectory()) return { kind: 'folder' };
    if (!stat.isFile()) return { kind: 'closed', why: 'it is no plain file' };
    if (stat.size > limit) return { kind: 'closed', why: 'too large' };
    file = openSync(path, 'r');
    const size = Math.min(fstatSync(file).size, limit);
    const bytes = Buffer.alloc(size);
    const read = readSync(file, bytes, 0, size, 0);
    const text = bytes.subarray(0, read);
    return text.includes(0)
      ? { kind: 'closed', why: 'binary' }
      : { kind: 'text', text: text.toString('utf8') };
  } catch (fault) {
    return isMissing(fault) ? { kind: 'missing' } : { kind: 'closed', why: 'not readable' };
  } finally {
    if (file !== null) closeSync(file);
  }
}

function kindOf(path: string): PathKind {
  try {
    const stat = statSync(path);
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

function isMissing(fault: unknown): boolean {
  return (
    fault instanceof Error && 'code' in fault && ['ENOENT', 'ENOTDIR'].includes(String(fault.code))
  );
}
