import { createHash } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Where the copy of one repository lies: readable, and apart from one of the same name on another forge. */
export function mirrorFolder(folder: string, repository: string, url: string): string {
  const readable = repository.replaceAll(/[^A-Za-z0-9_-]+/g, '-').slice(0, 80);
  const apart = createHash('sha256').update(`${url}\0${repository}`).digest('hex').slice(0, 16);
  return join(folder, `${readable}-${apart}.git`);
}

/** Makes a folder whole or not at all: `make` fills another one, which then takes its name. False where it was there. */
export async function makeOnce(
  directory: string,
  make: (aside: string) => Promise<void>,
): Promise<boolean> {
  if ((await stat(join(directory, 'HEAD')).catch(() => null)) !== null) return false;
  const aside = `${directory}.new`;
  await rm(aside, { recursive: true, force: true });
  await mkdir(aside, { recursive: true, mode: 0o700 });
  await make(aside);
  await rm(directory, { recursive: true, force: true });
  await rename(aside, directory);
  return true;
}

/** Takes away locks that a git left behind which was ended hard. Nobody else may be fetching into it. */
export async function dropLocks(directory: string): Promise<void> {
  const files = await readdir(directory, { recursive: true, withFileTypes: true });
  const left = files.filter(
    (file) => file.isFile() && (file.name.endsWith('.lock') || file.name.startsWith('tmp_pack_')),
  );
  await Promise.all(left.map((file) => rm(join(file.parentPath, file.name), { force: true })));
}

export async function countPacks(directory: string): Promise<number> {
  const files = await readdir(join(directory, 'objects/pack')).catch(() => []);
  return files.filter((file) => file.endsWith('.pack')).length;
}
