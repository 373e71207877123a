import type { FileLook, ShellWorld } from '../../world/types.ts';
import { LIMITS } from './limits.ts';

/**
 * The world as one command may look at it: so many files, so many bytes, and files that the command has
 * itself written before as it will have written them.
 */
export function boundedWorld(
  world: ShellWorld,
  written: ReadonlyMap<string, string | null>,
): ShellWorld {
  let files = 0;
  let bytes = 0;
  const look = (path: string, limit?: number): FileLook => {
    const own = lookWritten(path, written);
    if (own !== null) return own;
    files += 1;
    if (files > LIMITS.files || bytes > LIMITS.fileBytes) {
      return { kind: 'closed', why: 'too many files are read already' };
    }
    const found = world.look(path, limit);
    if (found.kind === 'text') bytes += found.text.length;
    return found;
  };
  return {
    ...world,
    look,
    kindOf: (path) => (written.has(path) ? 'file' : world.kindOf(path)),
  };
}

/** For tables, which look at few files: only what is written is as it will be. */
export function withWritten(
  world: ShellWorld,
  written: ReadonlyMap<string, string | null>,
): ShellWorld {
  if (written.size === 0) return world;
  return {
    ...world,
    look: (path, limit) => lookWritten(path, written) ?? world.look(path, limit),
  };
}

function lookWritten(path: string, written: ReadonlyMap<string, string | null>): FileLook | null {
  const text = written.get(path);
  if (text === undefined) return null;
  return text === null
    ? { kind: 'closed', why: 'this very command writes it' }
    : { kind: 'text', text };
}
