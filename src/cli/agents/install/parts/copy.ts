import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';

/** A file or a folder of what was built, put in its place whole. */
export interface Copy {
  readonly from: string;
  readonly to: string;
  /** Files that are run; all others are only read. */
  readonly runs: boolean;
}

/** What a guard makes for itself beside its code. */
const OWN_MAKING = 'compiled';

/** Whether each file is there already, byte for byte. */
export function isCopied({ from, to }: Copy): boolean {
  return filesBelow(from).every((path) => {
    const target = join(to, path);
    if (statSync(target, { throwIfNoEntry: false })?.isFile() !== true) return false;
    return readFileSync(join(from, path)).equals(readFileSync(target));
  });
}

/** Copied aside and renamed, so that a hook that is called meanwhile finds the old or the new. */
export function copyWhole({ from, to, runs }: Copy): void {
  mkdirSync(dirname(to), { recursive: true, mode: 0o755 });
  const aside = `${to}.holdpoint-${process.pid}`;
  const old = `${aside}.old`;
  rmSync(aside, { recursive: true, force: true });
  for (const path of filesBelow(from)) {
    const target = join(aside, path);
    makeFolder(dirname(target));
    copyFileSync(join(from, path), target);
    own(target, runs || (statSync(target).mode & 0o100) !== 0 ? 0o755 : 0o644);
  }
  if (statSync(aside).isDirectory()) makeFolder(aside);
  if (statSync(to, { throwIfNoEntry: false })?.isDirectory() === true) renameSync(to, old);
  renameSync(aside, to);
  rmSync(old, { recursive: true, force: true });
}

/** A folder that its owner alone may change and everybody may read, whatever the umask. */
export function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path);
  own(path, 0o755);
}

function own(path: string, mode: number): void {
  chmodSync(path, mode);
  if (process.getuid?.() === 0) chownSync(path, 0, 0);
}

/** Paths of files below a folder, or the empty path for a file. */
function filesBelow(top: string, below = ''): readonly string[] {
  if (!statSync(join(top, below)).isDirectory()) return [below];
  return readdirSync(join(top, below))
    .filter((name) => name !== OWN_MAKING)
    .flatMap((name) => filesBelow(top, join(below, name)));
}
