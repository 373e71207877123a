import { readFile, readlink, realpath } from 'node:fs/promises';

/** True while a process with this id exists, whoever owns it. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * When the process began, in the kernel's ticks, to tell it from a later one with the same id.
 * Null where the system does not say.
 */
export async function startOf(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The second field is the program's name in brackets and may hold anything.
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}

/** True when the process works in this folder, as a database server does in its own; null if unknown. */
export async function worksIn(pid: number, folder: string): Promise<boolean | null> {
  try {
    return (await readlink(`/proc/${pid}/cwd`)) === (await realpath(folder));
  } catch {
    return process.platform === 'linux' ? false : null;
  }
}
