import { randomBytes } from 'node:crypto';
import { link, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/** Writes a new file and waits until it is on the disk. Fails when there is one already. */
export async function writeDurably(file: string, text: string, mode: number): Promise<void> {
  const handle = await open(file, 'wx', mode);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Puts a file in place whole, in place of an older one: a reader sees the one or the other. */
export async function replaceDurably(file: string, text: string, mode: number): Promise<void> {
  const draft = draftOf(file);
  try {
    await writeDurably(draft, text, mode);
    await rename(draft, file);
    await syncFolder(path.dirname(file));
  } finally {
    await rm(draft, { force: true });
  }
}

/** Puts a file in place whole unless there is one already. False when there was. */
export async function createDurably(file: string, text: string, mode: number): Promise<boolean> {
  const draft = draftOf(file);
  try {
    await writeDurably(draft, text, mode);
    // Unlike a rename, a link never replaces what another process put there meanwhile.
    await link(draft, file);
    await syncFolder(path.dirname(file));
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Makes names created or moved in a folder last. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function draftOf(file: string): string {
  return `${file}.${randomBytes(6).toString('hex')}.tmp`;
}
