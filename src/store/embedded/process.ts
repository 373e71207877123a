import { readFile, readlink, realpath } from 'node:fs/promises';

/** True while the id belongs to a process, whoever owns it, and be it one that only waits to be reaped. */
export function isTaken(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** True while a process with this id runs, whoever owns it. */
export async function isRunning(pid: number): Promise<boolean> {
  if (!isTaken(pid)) return false;
  return !/^[ZX]$/.test((await statOf(pid))[0] ?? '');
}

/**
 * When the process began, in the kernel's ticks, to tell it from a later one with the same id.
 * Null where the system does not say.
 */
export async function startOf(pid: number): Promise<string | null> {
  return (await statOf(pid))[19] ?? null;
}

/** The kernel's words on a process, from its state on. Empty where the system has none. */
async function statOf(pid: number): Promise<readonly string[]> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The field before is the program's name in brackets and may hold anything.
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

/** True when the process works in this folder, as a database server does in its own; null if unknown. */
export async function worksIn(pid: number, folder: string): Promise<boolean | null> {
  try {
    return (await readlink(`/proc/${pid}/cwd`)) === (await realpath(folder));
  } catch {
    return process.platform === 'linux' ? false : null;
  }
}
