import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { StoreFault } from '../faults.ts';

/** Where Holdpoint keeps its data: `HOLDPOINT_DATA`, else XDG's place for data of a user. Absolute. */
export function dataFolderOf(env: Readonly<Record<string, string | undefined>>): string {
  const chosen = env['HOLDPOINT_DATA'];
  if (chosen !== undefined && chosen !== '') return path.resolve(chosen);
  const xdg = env['XDG_DATA_HOME'];
  // The XDG specification has relative paths ignored.
  if (xdg !== undefined && path.isAbsolute(xdg)) return path.join(xdg, 'holdpoint');
  const home = env['HOME'];
  if (home !== undefined && path.isAbsolute(home)) {
    return path.join(home, '.local', 'share', 'holdpoint');
  }
  throw new StoreFault(
    'HOLDPOINT_DATA_FOLDER',
    'there is no place for data: neither HOLDPOINT_DATA, XDG_DATA_HOME nor HOME is set. Set HOLDPOINT_DATA to a folder',
  );
}

/** Makes the folder (mode 0700) where it is missing. Throws `StoreFault` when it cannot be one. */
export async function openDataFolder(folder: string): Promise<string> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    if (!(await stat(folder)).isDirectory()) throw new Error('it is not a folder');
    return path.resolve(folder);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new StoreFault(
      'HOLDPOINT_DATA_FOLDER',
      `the data folder ${folder} cannot be used: ${why}. Set HOLDPOINT_DATA to a folder that can`,
      { cause },
    );
  }
}
