import { closeSync, openSync, readFileSync, unlinkSync, writeSync } from 'node:fs';

/** Takes a lock for this process. False where another one has it. Held by one that is gone, it is taken over. */
export function lock(path: string): boolean {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      const file = openSync(path, 'wx', 0o600);
      writeSync(file, nameOf(process.pid));
      closeSync(file);
      return true;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT') return false;
      if (code !== 'EEXIST') throw error;
      if (isHeld(path)) return false;
      try {
        unlinkSync(path);
      } catch {
        return false;
      }
    }
  }
  return false;
}

export function unlock(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // Taken over by another, which then takes it away itself.
  }
}

/** Its id is given again once a process has ended; with the instant that it began it is never the same. */
function nameOf(pid: number): string {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return `${pid} ${text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? ''}`;
  } catch {
    return String(pid);
  }
}

function isHeld(path: string): boolean {
  let holder: string;
  try {
    holder = readFileSync(path, 'utf8');
  } catch {
    return false;
  }
  const pid = Number(holder.split(' ')[0]);
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return false;
  return !holder.includes(' ') || nameOf(pid) === holder;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
