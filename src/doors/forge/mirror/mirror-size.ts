import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ForgeFault } from '../../../engine/forge/ports.ts';
import type { Clock } from '../../../engine/ports.ts';

/** Bytes of all files below a folder. What goes away meanwhile counts as nothing. */
export async function sizeOf(directory: string): Promise<number> {
  const files = await readdir(directory, { recursive: true, withFileTypes: true }).catch(() => []);
  let total = 0;
  for (const file of files) {
    if (!file.isFile()) continue;
    const found = await stat(join(file.parentPath, file.name)).catch(() => null);
    total += found?.size ?? 0;
  }
  return total;
}

/** A repository that is too large is not fetched again and again only to find that it still is. */
const CLOSED_MILLISECONDS = 60 * 60 * 1000;

export interface SizeGate {
  /** Throws `ForgeFault` for a copy that was found too large within the last hour. */
  pass(directory: string, repository: string): void;
  close(directory: string): void;
}

export function createSizeGate(mostBytes: number, clock: Clock): SizeGate {
  const until = new Map<string, number>();
  const now = (): number => Date.parse(clock.now());
  return {
    pass: (directory, repository) => {
      if ((until.get(directory) ?? 0) <= now()) return void until.delete(directory);
      throw new ForgeFault(
        'malformed',
        `git fetch of ${repository}: its copy would take more than ${shown(mostBytes)} on disk, so it is held. Allow more with HOLDPOINT_MIRROR_MEGABYTES; it is tried again after an hour, or a restart`,
      );
    },
    close: (directory) => void until.set(directory, now() + CLOSED_MILLISECONDS),
  };
}

function shown(bytes: number): string {
  return `${Math.max(1, Math.round(bytes / 1024 ** 2))} MB`;
}
