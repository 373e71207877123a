import { readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Lies in each copy; when it was last touched is when the copy was last used. */
const USED = 'holdpoint-used';

/** Somebody may still be reading what was fetched so recently. */
const IN_USE_MILLISECONDS = 30 * 60 * 1000;

export async function markUsed(directory: string, now: string): Promise<void> {
  const [file, at] = [join(directory, USED), new Date(now)];
  await utimes(file, at, at).catch(async () => {
    await writeFile(file, '');
    await utimes(file, at, at);
  });
}

/** Whoever looks for it finds it whole or not at all. */
export async function removeCopy(directory: string): Promise<void> {
  const aside = `${directory}.gone`;
  await rm(aside, { recursive: true, force: true });
  await rename(directory, aside).catch(() => undefined);
  await rm(aside, { recursive: true, force: true, maxRetries: 3 });
}

/** Hands copies beyond so many to `remove`, those first that were not used for longest. */
export async function dropUnused(
  folder: string,
  most: number,
  now: string,
  remove: (directory: string) => Promise<void>,
): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.git'));
  if (names.length <= most) return;
  const used = await Promise.all(
    names.map(async (name) => {
      const directory = join(folder, name);
      const found = await stat(join(directory, USED)).catch(() => null);
      return { directory, at: found?.mtimeMs ?? 0 };
    }),
  );
  const before = Date.parse(now) - IN_USE_MILLISECONDS;
  const unused = used.filter(({ at }) => at < before).toSorted((a, b) => a.at - b.at);
  for (const { directory } of unused.slice(0, names.length - most)) await remove(directory);
}
