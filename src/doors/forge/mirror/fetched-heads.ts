import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** One line that git writes for each ref it was asked for. No ref has a space. */
const LINE = /^([0-9a-f]{40}|[0-9a-f]{64})\t(?:not-for-merge)?\t(?:(branch|tag) )?'(\S+)' of /;

const PLACES: Readonly<Record<string, string>> = { branch: 'refs/heads/', tag: 'refs/tags/' };

/** What the last fetch into a folder found, by ref as the forge calls it. Empty where that cannot be read. */
export async function fetchedHeads(directory: string): Promise<ReadonlyMap<string, string>> {
  const text = await readFile(join(directory, 'FETCH_HEAD'), 'utf8').catch(() => '');
  const heads = new Map<string, string>();
  for (const line of text.split('\n')) {
    const [, id, kind = '', name] = LINE.exec(line) ?? [];
    if (id !== undefined && name !== undefined) heads.set(`${PLACES[kind] ?? ''}${name}`, id);
  }
  return heads;
}
