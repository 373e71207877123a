/** A loose ref, written as git writes it: there are no packed ones here, as nothing ever packs them. */
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

let writes = 0;

export async function writeRef(directory: string, name: string, sha: string | null): Promise<void> {
  const path = join(directory, name);
  if (!/^refs\/(heads|tags|pull)\/[^\0\s~^:?*[\\]+$/.test(name) || name.includes('..')) {
    throw new Error(`${name} is no name for a ref`);
  }
  if (sha === null) {
    await rm(path, { force: true });
    return;
  }
  await mkdir(dirname(path), { recursive: true });
  writes += 1;
  const draft = join(directory, `fake-ref-${writes}`);
  await writeFile(draft, `${sha}\n`);
  await rename(draft, path);
}
