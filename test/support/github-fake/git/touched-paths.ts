/** Which paths each of many commits touched, for push payloads: one process for all of them. */
import type { BareRepository } from './bare-repository.ts';

export interface TouchedPaths {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly modified: readonly string[];
}

export async function touchedPaths(
  repository: BareRepository,
  shas: readonly string[],
): Promise<ReadonlyMap<string, TouchedPaths>> {
  const { output } = await repository.run(
    ['diff-tree', '--stdin', '-r', '--root', '--name-status', '--no-renames', '-z'],
    { input: shas.map((sha) => `${sha}\n`).join('') },
  );
  const touched = new Map<string, { added: string[]; removed: string[]; modified: string[] }>();
  let current = { added: [] as string[], removed: [] as string[], modified: [] as string[] };
  const words = output.toString().split('\0');
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (/^[0-9a-f]{40}$/.test(word)) {
      current = { added: [], removed: [], modified: [] };
      touched.set(word, current);
    } else if (word !== '') {
      at += 1;
      const path = words[at] ?? '';
      if (word === 'A') current.added.push(path);
      else if (word === 'D') current.removed.push(path);
      else current.modified.push(path);
    }
  }
  return touched;
}
