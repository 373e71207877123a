import type { FilePair } from '../types.ts';

/**
 * Files that only moved, put together again: one that goes and one that comes with the same text, or with
 * the same name where there is no other of that name.
 */
export function joinMoved(files: readonly FilePair[]): readonly FilePair[] {
  const come = files.filter(({ before }) => before === null);
  const left = new Set(files);
  const joined: FilePair[] = [];
  for (const gone of files.filter(({ after }) => after === null)) {
    const free = come.filter((file) => left.has(file));
    const sameText = free.find(({ after }) => after === gone.before);
    const named = free.filter(({ path }) => baseName(path) === baseName(gone.path));
    const partner = sameText ?? (named.length === 1 ? named[0] : undefined);
    if (partner === undefined) continue;
    left.delete(gone);
    left.delete(partner);
    joined.push({
      ...partner,
      before: gone.before,
      sources: { before: gone.sources.before, after: partner.sources.after },
    });
  }
  return [...left, ...joined];
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
