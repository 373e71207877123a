/** Builds the web app once for all test processes that need it. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';

const ROOT = join(import.meta.dirname, '../..');

async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  const folder = join(ROOT, 'src/web');
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = found
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  for (const file of [join(ROOT, 'vite.config.ts'), ...files.toSorted()]) {
    hash.update(file).update(await readFile(file));
  }
  return hash.digest('hex').slice(0, 16);
}

/** Folder of the built app as it is in the sources now. It lies under `dist/`, which nothing keeps. */
export async function builtWeb(): Promise<string> {
  const parent = join(ROOT, 'dist/.web-for-tests');
  const place = join(parent, await fingerprint());
  if (existsSync(place)) return place;
  await mkdir(parent, { recursive: true });
  const own = await mkdtemp(join(parent, 'building-'));
  try {
    await build({
      configFile: join(ROOT, 'vite.config.ts'),
      logLevel: 'error',
      root: join(ROOT, 'src/web'),
      build: { outDir: own, emptyOutDir: true },
    });
    await rename(own, place);
  } catch (error) {
    if (!existsSync(place)) throw error;
  } finally {
    await rm(own, { recursive: true, force: true });
  }
  return place;
}
