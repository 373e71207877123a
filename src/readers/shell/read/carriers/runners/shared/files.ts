import { posix } from 'node:path';
import type { Invocation, Word } from '../../../../types.ts';
import type { ShellWorld } from '../../../../world/types.ts';
import { ClosedFile } from './closed-file.ts';

const HIGHEST = 16;

/**
 * The folder in which a runner looks for its file. In a container or pod the workspace stands for it,
 * since its disk cannot be seen and the image is mostly made of it; on another host nothing does.
 */
export function folderOf(
  { place, cwd }: Invocation,
  world: ShellWorld,
  change: Word | null = null,
): string | null {
  if (place.kind === 'ssh') return null;
  const folder = place.kind === 'local' ? cwd : world.workspace;
  if (change === null) return folder;
  return change.known ? absolutePath(change.text, folder, world) : null;
}

export function absolutePath(
  path: string,
  folder: string | null,
  world: ShellWorld,
): string | null {
  if (path === '~' || path.startsWith('~/'))
    return world.home === null ? null : posix.join(world.home, path.slice(1));
  if (posix.isAbsolute(path)) return posix.normalize(path);
  return folder === null ? null : posix.join(folder, path);
}

export interface FoundFile {
  readonly path: string;
  readonly folder: string;
  readonly text: string;
}

/** The first of these names that is there in this folder. Throws `ClosedFile` where it cannot be read. */
export function fileIn(
  folder: string,
  names: readonly string[],
  world: ShellWorld,
): FoundFile | null {
  for (const name of names) {
    const path = posix.join(folder, name);
    const look = world.look(path);
    if (look.kind === 'text') return { path, folder, text: look.text };
    if (look.kind === 'closed') throw new ClosedFile(path, look.why);
  }
  return null;
}

/** The same in this folder or the nearest one above that has one. */
export function fileAbove(
  folder: string,
  names: readonly string[],
  world: ShellWorld,
): FoundFile | null {
  let at = folder;
  for (let steps = 0; steps < HIGHEST; steps += 1) {
    const found = fileIn(at, names, world);
    if (found !== null) return found;
    const above = posix.dirname(at);
    if (above === at) return null;
    at = above;
  }
  return null;
}

/** Path as evidence names it: relative to the workspace where it lies in it. */
export function shownPath(path: string, world: ShellWorld): string {
  return path.startsWith(`${world.workspace}/`) ? path.slice(world.workspace.length + 1) : path;
}
