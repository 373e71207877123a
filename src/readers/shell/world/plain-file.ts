import { closeSync, constants, fstatSync, openSync, readFileSync, statSync } from 'node:fs';

/** A pipe that takes a file's place between the look and the opening is not waited for. */
export const WITHOUT_WAITING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/**
 * The bytes of a plain file, or null where there is none. Throws for what is none (a pipe, a device), for
 * more than `most` bytes, and what the file system says. Never waits for anybody.
 */
export function bytesOfPlainFile(path: string, most: number): Buffer | null {
  // Most often there is none, and an exception takes longer than a look.
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return null;
  // Opening a device may do something by itself.
  if (!stat.isFile()) throw new Error('it is no plain file');
  const file = openSync(path, WITHOUT_WAITING);
  try {
    const opened = fstatSync(file);
    if (!opened.isFile()) throw new Error('it is no plain file');
    if (opened.size > most) throw new Error('it is too large');
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
}
